/** The script of a book's page; it is deferred, so the page has been read. */

import { followReader } from "./follow/follow.ts";
import { noteReading } from "./follow/reading.ts";
import { offerCourse } from "./offline/offer.ts";

followReader();
noteReading();
void offerCourse();
