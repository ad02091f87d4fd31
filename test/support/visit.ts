/** One visit to whatever page pingcli opens, by a person who signs on there; apart because processes do it as well as tests. */
import { createHttpBrowser, type SignOnAnswers } from './http-browser.ts';

/** The page that the person was left with. */
export interface LastPage {
  status: number;
  html: string;
}

export async function visitAs(answers: SignOnAnswers, address: string): Promise<LastPage> {
  const browser = createHttpBrowser();
  if (new URL(address).pathname.includes('/device')) {
    const { status, html } = await browser.approveDevice(address, answers);
    return { status, html };
  }
  const { response } = await browser.signOn(address, answers);
  return { status: response.status, html: await response.text() };
}
