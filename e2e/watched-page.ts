import { test as base, expect } from '@playwright/test';

interface Watched {
  /** A complaint that the test brings about: the browser reports every answer of 400 and more. */
  expectedComplaint: RegExp | null;
  complaints: string[];
}

/** A page whose every complaint (console errors, refused policies, uncaught exceptions) fails the test. */
export const test = base.extend<Watched>({
  expectedComplaint: [null, { option: true }],
  complaints: [
    async ({ page, expectedComplaint }, use) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await use(complaints);
      expect(complaints.filter((text) => !expectedComplaint?.test(text))).toEqual([]);
    },
    { auto: true },
  ],
});
