/** One explorer: its state, shared by all views of its model. Time and drawing come from outside. */

import say from "words:explorer";
import type { PersonRecord } from "../../body/people_data.ts";
import type { Known } from "../../elements/known.ts";
import { knownPerson } from "../../elements/person.ts";
import type { WidgetModel } from "../../model.ts";
import { everybody } from "../../person/people.ts";
import type { Body } from "../body/body.ts";
import { changeColour } from "../body/colour.ts";
import { pelvisHeight, type Wanted } from "../body/figure.ts";
import { CLEAR_SKIN } from "../body/layers.ts";
import { type Angle, preset, turned, zoomed } from "../stage/camera.ts";
import type { ExplorerTraits, MuscleFacts, Predict, Shape, ViewName } from "../traits.ts";
import { BUTTOCK, type Layer, PEELED } from "./buttock.ts";
import { type Change, changeOf, pathsOf } from "./change.ts";
import { type Guess, type Judgement, judge } from "./guess.ts";
import { Movement, type Stand } from "./movement.ts";
import { Player } from "./player.ts";
import type { Slider } from "./pose.ts";
import {
  beside,
  contactsOf,
  nameOf,
  ofStart,
  ofTechnique,
  type Posture,
  poseOf,
  STANDING,
  standing,
  standingAs,
  toldSide,
  withSlider,
} from "./posture.ts";
import type { View } from "./viewer.ts";
import { summary } from "./words.ts";

export type ExplorerModel = WidgetModel<ExplorerTraits>;

export class ExplorerSession {
  readonly muscles: ReadonlyMap<string, MuscleFacts>;
  readonly body: Body;
  readonly #model: ExplorerModel;
  readonly #views = new Set<View>();
  readonly #person: Known<string>;
  readonly #now: () => number;
  readonly #calm: () => boolean;
  #postures: readonly Posture[] = [];
  readonly #changes = new WeakMap<Posture, Map<string, Change>>();
  #compare = "";
  #move: Movement | null = null;
  readonly player: Player;
  #visible = new Set<string>();
  #layer: Layer = "all";
  #judgement: Judgement | null = null;
  #asked = false;
  view: ViewName = "side";
  angle: Angle = { azimuth: 0, elevation: 0, zoom: 1 };
  nerve = "";
  /** How deep one looks: from 0, clothed, to 1, bones alone. */
  #depth = CLEAR_SKIN;
  /** The structure that the reader chose: the id of a muscle, "nerve", a bone, or nothing. */
  chosen = "";

  constructor(
    model: ExplorerModel,
    body: Body,
    now: () => number,
    calm: () => boolean,
    person: Known<string> = knownPerson(),
  ) {
    this.#model = model;
    this.#person = person;
    this.body = body;
    this.#now = now;
    this.#calm = calm;
    this.player = new Player(now, calm, this.changed);
    this.muscles = new Map(this.content.muscles.map((each) => [each.id, each]));
    this.reset();
  }

  get content(): ExplorerTraits["content"] {
    return this.#model.get("content");
  }

  get predict(): Predict | null {
    const given = this.#model.get("predict");
    return "muscle" in given ? (given as Predict) : null;
  }

  /** Whether the reader is still to guess: the body stands, and no answer may be seen. */
  get isAsking(): boolean {
    return this.predict !== null && !this.#asked;
  }

  get judgement(): Judgement | null {
    return this.#judgement;
  }

  get postures(): readonly Posture[] {
    return this.isAsking ? [standing(this.first.working)] : [this.first, ...this.#postures.slice(1)];
  }

  /** What the controls move. */
  get first(): Posture {
    return this.player.posture(this.#posed);
  }

  /** The same without its movement. */
  get #posed(): Posture {
    return this.#postures[0] as Posture;
  }

  get compare(): string {
    return this.#compare;
  }

  get layer(): Layer {
    return this.#layer;
  }

  get isMoving(): boolean {
    return this.#move !== null || this.player.playing.isPlaying;
  }

  /** What leads into the posture. */
  play = (): Promise<void> => this.player.open(this.#posed.phase);

  /** Goes on with it to now. */
  tick(): void {
    this.player.tick();
    this.#show(true);
  }

  get canPlay(): boolean {
    return !this.isAsking && this.#posed.phase?.moves !== undefined;
  }

  addView(view: View): () => void {
    this.#views.add(view);
    return () => this.#views.delete(view);
  }

  /** Back to what the notebook asked for; the guess too. */
  reset(): void {
    this.#asked = false;
    this.#judgement = null;
    this.#move = null;
    this.player.close();
    this.#compare = this.#model.get("compare");
    this.#postures = this.#with(ofStart(this.content, this.#model.get("start")));
    this.#visible = new Set(this.#model.get("muscles"));
    this.#layer = "all";
    this.#depth = CLEAR_SKIN;
    this.nerve = this.#showsButtock ? "below" : "";
    this.chosen = "";
    this.look(this.#model.get("view"));
  }

  // --- postures -------------------------------------------------------------------------------------------

  /** A technique by its id, "standing", or "" for the pose with which the notebook began. */
  choose(technique: string, phase = ""): void {
    const next = this.#posture(technique, phase);
    if (next) this.#moveTo(this.#with(next));
  }

  #posture(technique: string, phase: string): Posture | null {
    if (technique === STANDING) return standing();
    if (technique === "") return ofStart(this.content, this.#model.get("start"));
    return ofTechnique(this.content, technique, phase);
  }

  setCompare(compare: string): void {
    this.#compare = compare;
    this.player.close();
    this.#postures = this.#with({ ...this.#posed, shape: "own" });
    this.#move = null;
    this.look(this.view);
  }

  slide(slider: Slider, value: number): void {
    this.#move = null;
    this.player.close();
    this.#postures = this.#postures.map((each) => withSlider(each, slider, value));
    this.#show(true);
  }

  setShape(shape: Shape): void {
    this.#moveTo(this.#with({ ...this.#posed, shape }));
  }

  /** The technique as its record has it. */
  undo(): void {
    this.#moveTo(this.#with({ ...this.#posed, own: this.#posed.from, shape: "own" }));
  }

  #with(first: Posture): Posture[] {
    const second = this.#compare ? beside(this.content, first, this.#compare) : null;
    return second ? [first, second] : [first];
  }

  #moveTo(next: readonly Posture[]): void {
    const before = this.#move?.at(this.#now()) ?? this.postures.map((posture) => this.#stand(posture));
    if (this.player.stand) before[0] = this.player.stand;
    this.player.close();
    this.#postures = next;
    if (!this.#calm()) {
      const to = next.map((posture) => this.#stand(posture));
      this.#move = new Movement(before, to, this.#now());
    }
    this.look(this.view);
  }

  #stand(posture: Posture): Stand {
    const pose = poseOf(posture);
    return { pose, height: pelvisHeight(this.body, pose, contactsOf(posture)) };
  }

  /** What the painters are to draw now; ends a movement that is over. */
  wanted(): Wanted[] {
    if (this.#move?.isOver(this.#now())) this.#move = null;
    const moving = this.#move?.at(this.#now());
    return this.postures.map((posture, k) => {
      const halfWay = moving?.[k]?.pose;
      const pose = halfWay ?? poseOf(posture);
      const changeOfMuscle = (facts: MuscleFacts): Change =>
        halfWay
          ? changeOf(facts, halfWay, toldSide(posture), this.body.lengths)
          : this.#change(facts, posture);
      const near = this.view === "buttock"; // a mat would hide it
      const shown = {
        muscles: this.drawn.map((facts) => ({
          owner: facts.id,
          paths: pathsOf(facts),
          colour: changeColour(changeOfMuscle(facts)),
        })),
        nerve: this.nerve,
        person: this.person,
        depth: this.#depth,
      };
      const played = k === 0 ? this.player.wanted(shown, near) : null;
      return (
        played ?? { ...shown, ...standingAs(posture, near), pose, pelvisHeight: moving?.[k]?.height ?? null }
      );
    });
  }

  // --- muscles --------------------------------------------------------------------------------------------

  /** Muscles that are drawn, in the catalogue's order. */
  get drawn(): MuscleFacts[] {
    const peeled = PEELED[this.#layer];
    return this.content.muscles.filter(({ id }) => this.#visible.has(id) && !peeled.includes(id));
  }

  /** Their changes in one of the postures. */
  changes(posture: Posture): Change[] {
    return this.drawn.map((facts) => this.#change(facts, posture));
  }

  changeIn(posture: Posture, muscle: string): Change | null {
    const facts = this.muscles.get(muscle);
    return facts ? this.#change(facts, posture) : null;
  }

  /** Picture and words ask for the same ones. */
  #change(facts: MuscleFacts, posture: Posture): Change {
    const known = this.#changes.get(posture) ?? new Map<string, Change>();
    this.#changes.set(posture, known);
    const change =
      known.get(facts.id) ?? changeOf(facts, poseOf(posture), toldSide(posture), this.body.lengths);
    known.set(facts.id, change);
    return change;
  }

  groupIsOn(group: string): boolean {
    return this.content.muscles.some((each) => each.group === group && this.#visible.has(each.id));
  }

  setGroup(group: string, on: boolean): void {
    for (const { id, group: own } of this.content.muscles)
      if (own === group) on ? this.#visible.add(id) : this.#visible.delete(id);
    this.changed();
  }

  /** Whether the layers of the buttock have anything to peel. */
  get hasLayers(): boolean {
    return BUTTOCK.some((id) => id !== "piri" && this.#visible.has(id));
  }

  get #showsButtock(): boolean {
    return BUTTOCK.some((id) => this.#visible.has(id));
  }

  setLayer(layer: Layer): void {
    this.#layer = layer;
    this.changed();
  }

  // --- the viewer -----------------------------------------------------------------------------------------

  /** Goes to a preset view, seen from the working side. */
  look(view: ViewName): void {
    this.view = view;
    this.angle = preset(view, toldSide(this.postures[0] ?? this.first));
    this.changed();
  }

  turn(azimuth: number, elevation: number): void {
    this.#lookFrom(turned(this.angle, azimuth, elevation));
  }

  zoom(factor: number): void {
    this.#lookFrom(zoomed(this.angle, factor));
  }

  /** No word depends on that. */
  #lookFrom(angle: Angle): void {
    this.angle = angle;
    for (const each of this.#views) each.draw();
  }

  get depth(): number {
    return this.#depth;
  }

  setDepth(depth: number): void {
    this.#depth = depth;
    this.changed();
  }

  /** Whom the reader chose, here or in another widget; else whoever shows the technique. */
  get person(): string {
    const chosen = this.#person.read();
    if (everybody.some(({ id }) => id === chosen)) return chosen as string;
    return this.first.technique?.person ?? (everybody[0] as PersonRecord).id;
  }

  setPerson(id: string): void {
    this.#person.write(id);
  }

  /** Calls back when the reader has chosen another person, here or elsewhere. */
  watchPerson(changed: () => void): () => void {
    return this.#person.subscribe(changed);
  }

  // --- prediction -----------------------------------------------------------------------------------------

  guess(guess: Guess | null): void {
    const { predict } = this;
    if (!predict || this.#asked) return;
    const facts = this.muscles.get(predict.muscle);
    const change = this.changeIn(this.first, predict.muscle);
    if (!facts || !change) return;
    this.#judgement = guess === null ? null : judge(guess, change, facts.name);
    const { first } = this;
    const target = this.#postures;
    this.#asked = true;
    this.#postures = [standing(first.working)];
    this.#moveTo(target);
    if (guess === null) return;
    const { technique, name } = first;
    this.#model.set("answered", {
      ...{ muscle: predict.muscle, technique: technique?.id ?? name, guess },
      ...{ right: this.#judgement?.right ?? false, percent: change.percent, direction: change.direction },
    });
    this.#model.save_changes();
  }

  // --- words ----------------------------------------------------------------------------------------------

  /** What is on the screen, as a sentence for each figure. */
  get says(): string {
    return this.postures
      .map((posture) =>
        summary(
          nameOf(posture),
          poseOf(posture),
          toldSide(posture),
          this.isAsking ? [] : this.changes(posture),
          this.muscles,
        ),
      )
      .join(` ${say("beside-it")} `);
  }

  changed = (): void => this.#show(false);

  /** `soon`: it moves on, and words may come a little later. */
  #show(soon: boolean): void {
    for (const each of this.#views) each.draw();
    for (const each of this.#views) each.tell?.(soon);
  }
}
