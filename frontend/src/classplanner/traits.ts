/** What Python's `publish/workshop/page_widget.py` sends. */

import type { WidgetModel } from "../model.ts";
import type { Catalogue } from "../routine/catalogue.ts";

export type TopicBlock = "guess" | "look" | "feel" | "do";

export interface Block {
  readonly id: string;
  readonly least: number;
  readonly most: number;
  readonly weight: number;
  readonly each_topic: boolean;
  readonly from_minutes: number;
  /** The cell that it opens; a topic names its own. */
  readonly page: string;
}

export interface Topic {
  readonly id: string;
  readonly title: string;
  /** The cell that begins each of its blocks. */
  readonly cells: Readonly<Record<string, string>>;
  readonly areas: readonly string[];
  /** Techniques of ready-made sets, where it has no areas. */
  readonly steps: readonly string[];
}

export interface Place {
  readonly words: string;
  readonly page: string;
}

export interface Rules {
  readonly shortest: number;
  readonly longest: number;
  readonly lengths: readonly number[];
  readonly settling: number;
  readonly blocks: readonly Block[];
  readonly topics: readonly Topic[];
  readonly pages: Readonly<Record<string, Place>>;
}

export interface ClassTraits {
  readonly rules: Rules;
  readonly catalogue: Catalogue;
  readonly country: string;
  readonly codes: string;
}

export type ClassModel = WidgetModel<ClassTraits>;
