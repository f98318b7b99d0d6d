import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

// The schema is of draft 4. It uses nothing that later drafts read otherwise, except for the names of these two.
const { id: _id, $schema: _draft, ...body } = schema;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(body);

/** What the schema of SARIF 2.1.0 has against a log. */
export function sarifProblems(log: unknown): unknown[] {
  validate(log);
  return validate.errors ?? [];
}
