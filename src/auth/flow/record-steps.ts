/** Keeps how each step of a walk went and how long it took, the one that failed included. */
import { CliError } from '../../core/errors.ts';
import type { Clock } from '../../host/host.ts';
import type { SignOnStep, StepReport } from './sign-on-attempt.ts';

interface Performed<T> {
  value: T;
  message: string;
  answer?: { status: number };
  flow?: { status: string } | undefined;
}

export type StepRecorder = <T>(step: SignOnStep, perform: () => Promise<Performed<T>>) => Promise<T>;

export function recordSteps(clock: Clock): { record: StepRecorder; steps: readonly StepReport[] } {
  const steps: StepReport[] = [];
  return {
    steps,
    async record(step, perform) {
      const started = clock.monotonic();
      const took = (): number => clock.monotonic() - started;
      try {
        const { value, message, answer, flow } = await perform();
        steps.push({
          step,
          status: 'ok',
          message,
          duration: took(),
          ...(answer === undefined ? {} : { httpStatus: answer.status }),
          ...(flow === undefined ? {} : { flowStatus: flow.status }),
        });
        return value;
      } catch (error) {
        if (error instanceof CliError) {
          const { httpStatus, message } = error.facts;
          const answered = httpStatus === undefined ? {} : { httpStatus };
          steps.push({ step, status: 'failed', message, duration: took(), ...answered });
        }
        throw error;
      }
    },
  };
}
