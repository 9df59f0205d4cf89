import type { CommandContext } from "../../commands/definition.ts";
import type { RunHost } from "../../commands/run-host.ts";
import type { Content } from "../../core/reply.ts";
import type { Destination } from "../../core/destination.ts";
import type { RunWait } from "../../core/run.ts";
import type { UnitOfWork } from "../../core/unit-of-work.ts";
import type { Scope } from "../template.ts";
import type { StepKind } from "./step-schema.ts";

/** A step, ready to be run. */
export interface CompiledStep {
  /** Where it stands in its list: `1`, `2`. Lists inside of steps are named: `2.then.1`. */
  readonly path: string;
  readonly kind: StepKind;
  /** What later steps call its result. */
  readonly as?: string;
  readonly timeoutMs: number;
  readonly retry: Retry;
  /** Done instead of failing. */
  readonly onError?: readonly CompiledStep[];
  readonly action: StepAction;
}

export interface Retry {
  readonly times: number;
  readonly afterMs: number;
}

/** What a step does. */
export type StepAction =
  /** Has no effect until it is committed, so it may be run again. */
  | { readonly kind: "inside"; readonly act: Act }
  /** Has effects elsewhere, so all before it is committed first. */
  | { readonly kind: "outside"; readonly act: Act }
  /** Asks, and waits; its result is what comes. */
  | { readonly kind: "wait"; readonly begin: (step: StepRun) => RunWait | Promise<RunWait> }
  /** Its result is which list was done. */
  | {
      readonly kind: "branch";
      readonly test: (scope: Scope) => boolean;
      readonly yes: readonly CompiledStep[];
      readonly no: readonly CompiledStep[];
    }
  | {
      readonly kind: "loop";
      readonly items: (scope: Scope) => readonly unknown[];
      readonly item: string;
      readonly steps: readonly CompiledStep[];
    }
  /** The steps of another command, with arguments of their own. */
  | {
      readonly kind: "command";
      readonly program: () => InnerProgram | undefined;
      readonly args: (scope: Scope) => Readonly<Record<string, unknown>>;
    };

/** What is run of a command inside of another one's run. */
export interface InnerProgram {
  readonly steps: readonly CompiledStep[];
  /** Its arguments and results, before its first step. */
  readonly names: (args: Readonly<Record<string, unknown>>) => Scope;
}

export type Act = (step: StepRun) => unknown;

/** What a step is run with. */
export interface StepRun {
  /** The same whenever this step of this run is tried again. */
  readonly key: string;
  readonly run: string;
  readonly path: string;
  readonly scope: Scope;
  /** Whose services record into `unit`. */
  readonly context: CommandContext;
  readonly unit: UnitOfWork;
  readonly host: RunHost;
  readonly signal: AbortSignal;
  /** What was answered to questions of this step, by number. */
  readonly answers: (index: number) => { readonly value: unknown } | undefined;
  /** Records a message; counted against the limit of the run. `to` is the conversation when left out. */
  readonly say: (content: Content, options?: SayOptions) => void;
}

export interface SayOptions {
  readonly to?: Destination;
  readonly mentions?: readonly string[];
}
