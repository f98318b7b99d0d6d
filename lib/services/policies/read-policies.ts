import { readFile } from 'node:fs/promises';
import { type Policy, PolicyFile } from '@/lib/contracts/policy';
import { parseText } from '@/lib/engine/specs/parse-text';
import { RefusedSpec, SPEC_LIMITS } from '@/lib/engine/specs/spec-upload';
import { UnusableError } from '../errors';
import { explainFileError } from '../explain-file-error';

const MOST_PROBLEMS = 20;

/** Policies of a YAML or JSON file. Throws UnusableError that says what, on which line and what to do. */
export async function readPolicyFile(file: string): Promise<Policy[]> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new UnusableError(`${file}: ${explainFileError(error)}`);
  }
  return readPolicies(bytes, file);
}

/** The same from text. `name` is what errors call it. */
export function readPolicies(bytes: Uint8Array, name: string): Policy[] {
  const { root, outline } = parse(bytes, name);
  const result = PolicyFile.safeParse(root);
  if (!result.success) {
    const problems = result.error.issues.slice(0, MOST_PROBLEMS).map(({ path, message }) => {
      const segments = path.map(String);
      const pointer = segments.length === 0 ? 'the file' : `/${segments.join('/')}`;
      return `${name}:${outline.lineOf(segments)}: at ${pointer}: ${message.replace(/\.$/, '')}.`;
    });
    throw new UnusableError(problems.join('\n'));
  }
  const { policies } = result.data;
  const names = policies.map((policy) => policy.name);
  const twice = names.findIndex((one, at) => names.indexOf(one) < at);
  if (twice >= 0)
    throw new UnusableError(
      `${name}:${outline.lineOf(['policies', String(twice), 'name'])}: the name ${names[twice]} stands twice. Rename one.`,
    );
  return policies;
}

/** The one policy of a text. Throws as `readPolicies` does, and where there are several. */
export function readOnePolicy(text: string): Policy {
  const policies = readPolicies(new TextEncoder().encode(text), 'policy');
  const [policy] = policies;
  if (policies.length > 1 || !policy)
    throw new UnusableError(
      `The text holds ${policies.length} policies. Give one, or apply a file of them with gnomon policy apply.`,
    );
  return policy;
}

function parse(bytes: Uint8Array, name: string): ReturnType<typeof parseText> {
  try {
    return parseText(bytes, name, SPEC_LIMITS);
  } catch (error) {
    if (!(error instanceof RefusedSpec)) throw error;
    const { line, message } = error.note;
    throw new UnusableError(`${name}${line ? `:${line}` : ''}: ${message}`);
  }
}
