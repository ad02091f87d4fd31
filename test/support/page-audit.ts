/** What can be measured about a page's accessibility and layout in a real browser, in every look that it has. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { keepScreenshot } from './chromium.ts';

/** Runs in the page, hence the text: the project's TypeScript knows no DOM. */
const measure = `(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const channel = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const contrast = (element) => {
    const under = ground(element);
    const [red, green, blue, opacity = 1] = numbers(getComputedStyle(element).color);
    const seen = [red, green, blue].map((value, index) => value * opacity + under[index] * (1 - opacity));
    const [light, dark] = [luminance(seen), luminance(under)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
  const texts = [...document.body.querySelectorAll('*')].filter((element) =>
    element.matches('input:not([type=hidden])') ||
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
  );
  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: document.querySelectorAll('h1').length,
    landmarks: document.querySelectorAll('main').length,
    unlabelled: [...document.querySelectorAll('input:not([type=hidden])')].filter((input) => input.labels.length === 0).length,
    overflow: document.documentElement.scrollWidth - innerWidth,
    faint: texts
      .map((element) => ({ text: element.textContent.trim().slice(0, 40) || element.name, ratio: contrast(element) }))
      .filter(({ ratio }) => ratio < 4.5),
    texts: texts.length,
  };
})()`;

const wide = { width: 1_024, height: 768 };
/** WCAG 2.2 §1.4.10: no scrolling in two directions at 320 CSS pixels. */
const narrow = { width: 320, height: 568 };

const looks = [
  { look: 'light', colorScheme: 'light', size: wide },
  { look: 'dark', colorScheme: 'dark', size: wide },
  { look: 'narrow', colorScheme: 'light', size: narrow },
] as const;

/** @param name - Of its screenshots, where they are kept. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const { look, colorScheme, size } of looks) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    await keepScreenshot(page, `${name}-${look}`);
    const measured: unknown = await page.evaluate(measure);
    expect(measured, `${name}, ${look}`).toEqual({
      language: 'en',
      title: expect.stringMatching(/\S/),
      headings: 1,
      landmarks: 1,
      unlabelled: 0,
      overflow: 0,
      faint: [],
      texts: expect.toSatisfy((count: number) => count > 2),
    });
  }
}
