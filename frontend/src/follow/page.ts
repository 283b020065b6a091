/** The script of a book's page; it is deferred, so the page has been read. */

import { followReader } from "./follow.ts";
import { noteReading } from "./reading.ts";

followReader();
noteReading();
