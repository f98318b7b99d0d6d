import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RuleSetting } from '@/lib/contracts/rule';
import { checkRuleSetting } from './check-rule-setting';
import { AppError, UnusableError } from './errors';

/** Changes to rules from a JSON file: a list of rule settings. Throws UnusableError that says what, where and what to do. */
export async function readRuleSettings(file: string): Promise<RuleSetting[]> {
  const result = z.array(RuleSetting).safeParse(await readJson(file));
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UnusableError(`${file}: at /${issue?.path.join('/')}: ${issue?.message}.`);
  }
  for (const [index, setting] of result.data.entries()) {
    try {
      checkRuleSetting(setting);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new UnusableError(`${file}: at /${index}: ${error.message}`);
    }
  }
  return result.data;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new UnusableError(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}
