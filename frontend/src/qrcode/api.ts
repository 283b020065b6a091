/** What the widget that draws codes for phones offers to others. Types only: its code comes when it is asked for. */

export interface CodeExports {
  /** The code of a link; null for one that is too long for a phone's camera. */
  drawn(link: string, label: string): SVGElement | null;
}
