import { describe, expect, it } from 'vitest';
import { settingWords } from './setting-words';

describe('what a change of a rule sets', () => {
  it('is said each by itself, and what was left out is not', () => {
    const setting = { rule: 'INV-08', api: null, isEnabled: false, parameters: { hostRequests: 500 } };
    expect(settingWords(setting)).toEqual(['off', 'hostRequests = 500']);
    expect(settingWords({ rule: 'INV-08', api: 'Shop', isEnabled: true, severity: 'low' })).toEqual([
      'on',
      'severity low',
    ]);
    expect(settingWords({ rule: 'INV-08', api: null })).toEqual([]);
  });
});
