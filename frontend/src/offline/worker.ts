/** The service worker of the book. It is registered when its reader wants to keep the course, and never before. */

import { type Site, serveCourse } from "./serving.ts";

serveCourse(globalThis as unknown as Site, caches);
