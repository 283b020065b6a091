/**
 * The clock of a routine: no screen, no timers, no `Date`. The caller brings the time.
 *
 * A running stage keeps the moment at which it ends, never a count of ticks, so that late or missing ticks
 * change nothing. Each later deadline follows from the one before it: nothing adds up over a long routine.
 */

export type Milliseconds = number;

/** One instant on two clocks: `steady` never jumps but may stand still in sleep; `wall` goes on in sleep. */
export interface Moment {
  readonly steady: Milliseconds;
  readonly wall: Milliseconds;
}

export type Phase = "ready" | "running" | "paused" | "finished";

export interface TimerState {
  /** How long each stage lasts. */
  readonly durations: readonly Milliseconds[];
  readonly phase: Phase;
  readonly index: number;
  /** While running: when the stage ends, on the steady clock. */
  readonly deadline: Milliseconds;
  /** While not running: what is left of the stage. */
  readonly left: Milliseconds;
  /** The last moment at which the clock was looked at. */
  readonly seen: Moment;
  /** Since when, on the steady clock, nobody can see or hear the timer; null while somebody can. */
  readonly hiddenSince: Moment | null;
  /** Time spent in stages, without pauses. */
  readonly active: Milliseconds;
  /** Indices of the stages that were skipped. */
  readonly skipped: readonly number[];
  /** Wall time of the first Start. */
  readonly startedAt: Milliseconds | null;
  /** Set when the timer paused by itself: the wall time at which the learner was last there. */
  readonly awaySince: Milliseconds | null;
  /** How long the learner was away, once back. */
  readonly awayFor: Milliseconds | null;
}

/** A gap between two looks at the clock that no throttled tab explains. */
export const LONGEST_GAP: Milliseconds = 10_000;
/** Hidden tabs that play sound may be looked at only once a minute. */
export const LONGEST_GAP_HEARD: Milliseconds = 90_000;
/** How far the wall clock may run ahead of the steady one before it means that the machine slept. */
export const LEAST_SLEEP: Milliseconds = 2_000;
/** How long a silent timer may be out of sight before it waits for the learner. */
export const LONGEST_HIDDEN: Milliseconds = 30_000;

export function ready(durations: readonly Milliseconds[], now: Moment): TimerState {
  return {
    durations,
    phase: "ready",
    index: 0,
    deadline: 0,
    left: durations[0] ?? 0,
    seen: now,
    hiddenSince: null,
    active: 0,
    skipped: [],
    startedAt: null,
    awaySince: null,
    awayFor: null,
  };
}

/** Starts a routine or goes on after a pause. */
export function start(state: TimerState, now: Moment): TimerState {
  if (state.phase === "running" || state.phase === "finished") return state;
  if (state.durations.length === 0) return { ...state, phase: "finished" };
  return {
    ...state,
    phase: "running",
    deadline: now.steady + state.left,
    seen: now,
    startedAt: state.startedAt ?? now.wall,
    awaySince: null,
    awayFor: null,
  };
}

export function pause(state: TimerState, now: Moment): TimerState {
  const current = advance(state, now);
  return current.phase === "running" ? halt(current, current.deadline - now.steady, now) : current;
}

/** Goes to the next stage; what was left of this one counts as skipped. */
export function skip(state: TimerState, now: Moment): TimerState {
  const current = advance(state, now);
  if (current.phase === "finished") return current;
  const skipped = current.skipped.includes(current.index)
    ? current.skipped
    : [...current.skipped, current.index];
  return enter({ ...current, skipped }, current.index + 1, now);
}

/** Goes to the start of this stage, or to the one before when this one has only begun. */
export function back(state: TimerState, now: Moment): TimerState {
  const current = advance(state, now);
  if (current.phase === "finished") return current;
  const elapsed = (current.durations[current.index] ?? 0) - remaining(current, now);
  const to = elapsed < 2_000 ? Math.max(0, current.index - 1) : current.index;
  const skipped = current.skipped.filter((index) => index < to);
  return enter({ ...current, skipped }, to, now);
}

/** Back to before the start. */
export function restart(state: TimerState, now: Moment): TimerState {
  return ready(state.durations, now);
}

/** Brings the state up to `now`. Call it at every tick and whenever the page comes back. */
export function advance(state: TimerState, now: Moment, heard = false): TimerState {
  if (state.phase === "paused" && state.awaySince !== null && state.awayFor === null) {
    return state.hiddenSince ? state : { ...state, awayFor: now.wall - state.awaySince };
  }
  if (state.phase !== "running") return state;

  const steadyGap = now.steady - state.seen.steady;
  const wallGap = now.wall - state.seen.wall;
  const slept = wallGap - steadyGap > LEAST_SLEEP;
  const gone = Math.max(steadyGap, wallGap) > (heard ? LONGEST_GAP_HEARD : LONGEST_GAP);
  if (slept || gone) return leave(state, state.seen, now);
  if (state.hiddenSince && heard) return run({ ...state, hiddenSince: now }, now);
  if (state.hiddenSince && now.steady - state.hiddenSince.steady > LONGEST_HIDDEN) {
    return leave(state, state.hiddenSince, now);
  }
  return run(state, now);
}

/** Nobody sees the timer any more: its tab is hidden. */
export function hide(state: TimerState, now: Moment): TimerState {
  return state.hiddenSince ? state : { ...advance(state, now), hiddenSince: now };
}

/** The timer is in sight again. */
export function show(state: TimerState, now: Moment, heard = false): TimerState {
  const current = advance(state, now, heard);
  return advance({ ...current, hiddenSince: null }, now, heard);
}

/** What is left of the stage. */
export function remaining(state: TimerState, now: Moment): Milliseconds {
  return state.phase === "running" ? Math.max(0, state.deadline - now.steady) : state.left;
}

/** What is left of the whole routine. */
export function remainingTotal(state: TimerState, now: Moment): Milliseconds {
  return state.phase === "finished" ? 0 : remaining(state, now) + afterThisStage(state);
}

/** When the whole routine ends, on the steady clock, if it is running and goes on. */
export function endOf(state: TimerState): Milliseconds {
  return state.deadline + afterThisStage(state);
}

function afterThisStage(state: TimerState): Milliseconds {
  return state.durations.slice(state.index + 1).reduce((sum, duration) => sum + duration, 0);
}

/** Lets a running routine run, through as many deadlines as have passed. */
function run(state: TimerState, now: Moment): TimerState {
  let { index, deadline } = state;
  while (deadline <= now.steady) {
    index += 1;
    const duration = state.durations[index];
    if (duration === undefined) {
      return finish(state, state.active + Math.max(0, deadline - state.seen.steady), now);
    }
    deadline += duration;
  }
  const active = state.active + Math.max(0, now.steady - state.seen.steady);
  return { ...state, index, deadline, active, seen: now };
}

function finish(state: TimerState, active: Milliseconds, now: Moment): TimerState {
  return {
    ...state,
    phase: "finished",
    index: Math.max(0, state.durations.length - 1),
    left: 0,
    active,
    seen: now,
  };
}

/** Waits for the learner, where the routine was when the learner was last there. */
function leave(state: TimerState, last: Moment, now: Moment): TimerState {
  const since = rewind(state, last);
  const halted = halt(since, since.deadline - last.steady, now);
  return { ...halted, awaySince: last.wall, awayFor: state.hiddenSince ? null : now.wall - last.wall };
}

/** The stage that was under way at an earlier moment of the same run. */
function rewind(state: TimerState, moment: Moment): TimerState {
  let { index, deadline } = state;
  while (index > 0 && deadline - (state.durations[index] ?? 0) > moment.steady) {
    deadline -= state.durations[index] ?? 0;
    index -= 1;
  }
  const active = state.active - Math.max(0, state.seen.steady - moment.steady);
  return { ...state, index, deadline, active: Math.max(0, active) };
}

function halt(state: TimerState, left: Milliseconds, now: Moment): TimerState {
  const whole = state.durations[state.index] ?? 0;
  return { ...state, phase: "paused", left: Math.min(whole, Math.max(0, left)), seen: now };
}

function enter(state: TimerState, index: number, now: Moment): TimerState {
  const duration = state.durations[index];
  if (duration === undefined) return finish(state, state.active, now);
  const place = { ...state, index, left: duration, seen: now, awaySince: null, awayFor: null };
  return state.phase === "running" ? { ...place, deadline: now.steady + duration } : place;
}
