/** Keys and steps with which a body on a stage is turned and brought nearer, wherever one stands. */

/** What can be turned: by degrees to the side and up, nearer by a factor, back to the view that was chosen. */
export interface Turned<View> {
  readonly view: View;
  turn(azimuth: number, elevation: number): void;
  zoom(factor: number): void;
  look(view: View): void;
}

const TURN = 12; // degrees for a key
export const PRESSED_TURN = 15; // degrees for a press of a button
export const DRAG = 0.45; // degrees for a pixel
const ZOOM = 1.2;

/** Arrows turn, plus and minus zoom, 0 goes back; whether the key was one of them. */
export function turnedByKey<View>(event: KeyboardEvent, stage: Turned<View>): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const acts: Record<string, () => void> = {
    ArrowLeft: () => stage.turn(-TURN, 0),
    ArrowRight: () => stage.turn(TURN, 0),
    ArrowUp: () => stage.turn(0, TURN),
    ArrowDown: () => stage.turn(0, -TURN),
    "+": () => stage.zoom(ZOOM),
    "=": () => stage.zoom(ZOOM),
    "-": () => stage.zoom(1 / ZOOM),
    "0": () => stage.look(stage.view),
  };
  const act = acts[event.key];
  act?.();
  return act !== undefined;
}
