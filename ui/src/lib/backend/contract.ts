import type { commands, events } from './bindings';
import type { Whole } from './whole';

type Commands = typeof commands;
type Events = typeof events;

/** What a command answers when it is not refused. */
type Data<Answer> = Answer extends { status: 'ok'; data: infer Given }
  ? Given
  : Answer extends { status: 'error'; error: unknown }
    ? never
    : Answer;

/** What a sender gives is whole, and lists are only read. */
type Given<Arguments extends unknown[]> = {
  [At in keyof Arguments]: Arguments[At] extends (infer Item)[]
    ? readonly Whole<Item>[]
    : Whole<Arguments[At]>;
};

type Asked<Command> = Command extends (...given: infer Arguments) => Promise<infer Answer>
  ? (...given: Given<Arguments>) => Promise<Whole<Data<Answer>>>
  : never;

type Heard<Event> = Event extends {
  listen(hear: (event: { payload: infer Payload }) => void): Promise<() => void>;
}
  ? (hear: (payload: Whole<Payload>) => void) => Promise<() => void>
  : never;

/**
 * Everything that the window can ask for, named once: in Rust. Each command rejects with a
 * `BackendError`; what an event is heard by begins with `on`, and answers how to stop hearing.
 */
export type Backend = { [Name in keyof Commands]: Asked<Commands[Name]> } & {
  [Name in keyof Events as `on${Capitalize<Name>}`]: Heard<Events[Name]>;
};
