import { describe, expect, it } from 'vitest';
import { beingNamed, withName } from './naming';

const PEOPLE = ['Ada', 'Ada Lovelace', 'Adele', 'Bob'].map((name) => ({ id: name, name }));
const namesAt = (text: string, caret = text.length) =>
  beingNamed(text, caret, PEOPLE).map(({ name }) => name);

describe('who is being named', () => {
  it.each([
    ['@', ['Ada', 'Ada Lovelace', 'Adele', 'Bob']],
    ['See @ad', ['Ada', 'Ada Lovelace', 'Adele']],
    ['(@Ada', ['Ada Lovelace', 'Adele'].slice(0, 1)],
    ['@Ada L', ['Ada Lovelace']],
    ['@Ada Lovelace', []],
    ['ada@', []],
    ['@Ad\n', []],
    ['no one', []],
    ['', []],
  ])('%j: %j', (text, names) => {
    expect(namesAt(text)).toEqual(names);
  });

  it('is told by what is before the caret', () => {
    expect(namesAt('@Bo, see @Ad', 3)).toEqual(['Bob']);
  });
});

describe('a chosen name', () => {
  it('takes the place of what was begun', () => {
    expect(withName('Ask @ad about it', 7, 'Ada Lovelace')).toEqual({
      text: 'Ask @Ada Lovelace about it',
      caret: 18,
    });
    expect(withName('@', 1, 'Bob')).toEqual({ text: '@Bob ', caret: 5 });
  });
});
