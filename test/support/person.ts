/** A person at the browser that pingcli opens: signs on and gives or denies consent, whichever page it is. */
import { onTestFinished } from 'vitest';
import type { Browser } from '../../src/host/host.ts';
import type { SignOnAnswers } from './http-browser.ts';
import { type LastPage, visitAs } from './visit.ts';

export interface Person extends Browser {
  /** Every address that the browser was opened at. */
  readonly addresses: readonly string[];
  /** The page at which the last visit ended. */
  lastPage(): Promise<LastPage>;
}

export function seatPerson(answers: SignOnAnswers): Person {
  const addresses: string[] = [];
  const visits: Promise<LastPage>[] = [];
  onTestFinished(async () => {
    await Promise.allSettled(visits);
  });
  return {
    addresses,
    async lastPage() {
      const page = visits.at(-1);
      if (page === undefined) throw new Error('the browser was never opened');
      return page;
    },
    isLikely: () => true,
    async open(address) {
      addresses.push(address);
      // Not awaited: pingcli answers the browser's request only once it goes on.
      const visit = visitAs(answers, address);
      visits.push(visit);
      visit.catch(() => undefined);
      return 'opened';
    },
  };
}
