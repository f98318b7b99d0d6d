import {
  apiEntityV1alpha1Validator,
  type Entity,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import type { FindingStatus } from '@/lib/contracts/finding';
import { addTeam } from '@/lib/data/accounts/teams';
import { database } from '@/lib/data/client';
import { statusCodes } from '@/lib/data/findings';
import { makeLine, NOW } from '@/testing/exchange-lines';
import { sarifProblems } from '@/testing/sarif';
import { deliver, withServices } from '@/testing/services';
import { judgeAll } from '../judge-stale';
import { setStewardship } from '../stewardship';
import { writeApiCatalog } from './api-catalog';
import { API_WRITERS } from './api-writers';
import { writeBackstage } from './backstage';
import { FINDING_WRITERS } from './finding-writers';

const services = withServices();
const HOST = 'shop.example.com';
const HOSTILE = "=cmd|\" '/C calc'!A0 <script>\n%00 {{ 7*7 }} é";
const SPEC = {
  openapi: '3.1.0',
  info: { title: HOSTILE, version: '1' },
  servers: [{ url: 'https://odd.example.com/v1' }],
  paths: {
    '/things/{id}': {
      get: {
        deprecated: true,
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: { description: 'ok' } },
      },
    },
  },
};

async function makeEstate(): Promise<void> {
  await deliver(SPEC, { file: 'odd.json' });
  await deliver([
    makeLine({ url: `https://${HOST}/orders/17`, method: 'POST', requestHeaders: { accept: '*/*' } }),
    makeLine({ url: `https://${HOST}/orders/18`, responseBody: '{"password":"x"}' }),
  ]);
  await judgeAll(NOW);
}

async function textOf(texts: AsyncIterable<string>): Promise<string> {
  return (await Array.fromAsync(texts)).join('');
}

const findings = (format: 'sarif' | 'defectdojo', ...status: FindingStatus[]) =>
  textOf(
    FINDING_WRITERS[format].write({ sort: 'urgency', status: status.length > 0 ? status : undefined }, NOW),
  ).then(JSON.parse);

describe('findings for other tools', () => {
  it('are SARIF by its schema, with the line of the document or the place alone', async () => {
    await makeEstate();
    const log = await findings('sarif');
    expect(sarifProblems(log)).toEqual([]);
    const { results } = log.runs[0];
    const [{ count }] = (await services.query<{ count: number }>(
      'SELECT count(*)::int AS "count" FROM "Finding"',
    )) as [{ count: number }];
    expect(results).toHaveLength(count);
    const files = results.flatMap(({ locations }: { locations: { physicalLocation?: object }[] }) =>
      locations.flatMap(({ physicalLocation }) => physicalLocation ?? []),
    );
    expect(files).toContainEqual({
      artifactLocation: { uri: 'odd.json' },
      region: { startLine: expect.any(Number) },
    });
    expect(results.length).toBeGreaterThan(files.length);
    expect(
      new Set(results.map((one: { partialFingerprints: object }) => JSON.stringify(one.partialFingerprints)))
        .size,
    ).toBe(count);
  });

  it('are marked in SARIF as gone or as let off', async () => {
    await makeEstate();
    const [{ id }] = (await services.query<{ id: number }>('SELECT min("id") AS "id" FROM "Finding"')) as [
      { id: number },
    ];
    await services.query('UPDATE "Finding" SET "status" = $1 WHERE "id" = $2', [
      statusCodes.code('risk-accepted'),
      id,
    ]);
    const log = await findings('sarif', 'open', 'risk-accepted');
    const marked = log.runs[0].results.filter((one: { suppressions?: unknown }) => one.suppressions);
    expect(marked).toHaveLength(1);
    expect(marked[0].suppressions).toEqual([
      { kind: 'external', status: 'accepted', justification: 'The risk is accepted.' },
    ]);
    expect(sarifProblems(log)).toEqual([]);
  });

  it('have only the keys that DefectDojo takes, and its words', async () => {
    await makeEstate();
    await services.query(
      'UPDATE "Finding" SET "status" = $1, "resolvedAt" = now() WHERE "id" = (SELECT min("id") FROM "Finding")',
      [statusCodes.code('resolved')],
    );
    const file = await findings('defectdojo', 'open', 'resolved');
    expect(Object.keys(file)).toEqual(['name', 'type', 'findings']);
    for (const finding of file.findings) {
      expect(Object.keys(finding).filter((key) => !TAKEN.has(key))).toEqual([]);
      expect(['Critical', 'High', 'Medium', 'Low', 'Info']).toContain(finding.severity);
      expect(finding.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(finding.active).toBe(!finding.is_mitigated);
      expect(finding.title.length).toBeLessThanOrEqual(511);
    }
    const ids = file.findings.map((one: { unique_id_from_tool: string }) => one.unique_id_from_tool);
    expect(new Set(ids).size).toBe(ids.length);
    expect(file.findings.filter((one: { is_mitigated: boolean }) => one.is_mitigated)).toMatchObject([
      { mitigated: expect.any(String) },
    ]);
    expect(JSON.stringify(file)).toContain(HOST);
  });

  it('are whole files where there are none', async () => {
    expect(await findings('sarif', 'resolved')).toMatchObject({ runs: [{ results: [] }] });
    expect(await findings('defectdojo', 'risk-accepted')).toMatchObject({ findings: [] });
  });
});

describe('APIs for other tools', () => {
  const policy = EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new NoForeignRootFieldsEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]);

  it('are entities that Backstage itself takes', async () => {
    await makeEstate();
    const team = await addTeam(database(), 'Shop & Bills');
    await services.query('UPDATE "Api" SET "stage" = $1 WHERE "name" = $2', ['retired', HOST]);
    const [{ id }] = (await services.query<{ id: number }>('SELECT "id" FROM "Api" WHERE "name" = $1', [
      HOST,
    ])) as [{ id: number }];
    await setStewardship(id, { team });
    const entities = loadAll(await textOf(writeBackstage())) as Entity[];
    expect(entities).toHaveLength(2);
    for (const entity of entities) {
      await expect(policy.enforce(entity)).resolves.toBeDefined();
      expect(await apiEntityV1alpha1Validator.check(entity)).toBe(true);
    }
    const [odd, shop] = entities.sort(
      (a, b) => (a.metadata.title === HOST ? 1 : -1) - (b.metadata.title === HOST ? 1 : -1),
    );
    expect(shop?.spec).toMatchObject({
      lifecycle: 'retired',
      owner: expect.stringMatching(/^group:default\/shop-bills-/),
    });
    expect(odd?.spec).toMatchObject({ lifecycle: 'deprecated', owner: 'unknown' });
    const document = loadAll(odd?.spec?.definition as string)[0];
    expect(document).toMatchObject({
      servers: [{ url: 'https://odd.example.com/v1' }],
      paths: { '/things/{id}': { get: { deprecated: true } } },
    });
  });

  it('are an api-catalog with each server as an anchor', async () => {
    await makeEstate();
    const { linkset } = JSON.parse(await textOf(writeApiCatalog()));
    expect(linkset[0].anchor).toMatch(/\/\.well-known\/api-catalog$/);
    expect(linkset[0].item.map(({ href }: { href: string }) => href).sort()).toEqual([
      'https://odd.example.com/v1',
      `https://${HOST}`,
    ]);
    expect(
      linkset
        .slice(1)
        .map(({ anchor }: { anchor: string }) => anchor)
        .sort(),
    ).toEqual(['https://odd.example.com/v1', `https://${HOST}`]);
    expect(linkset[1]['service-doc'][0].href).toMatch(/\/apis\/\d+$/);
    expect(JSON.parse(await textOf(API_WRITERS['api-catalog'].write({}, NOW)))).toEqual({ linkset });
  });

  it('are whole files where there are none', async () => {
    expect(await textOf(writeBackstage())).toBe('');
    expect(JSON.parse(await textOf(writeApiCatalog())).linkset).toHaveLength(1);
  });
});

/** Of `dojo/tools/generic/json_parser.py`, which refuses a file with others; those that Gnomon might use. */
const TAKEN = new Set([
  'title',
  'severity',
  'description',
  'date',
  'cwe',
  'mitigation',
  'impact',
  'references',
  'active',
  'verified',
  'false_p',
  'out_of_scope',
  'risk_accepted',
  'under_review',
  'is_mitigated',
  'mitigated',
  'line',
  'file_path',
  'component_name',
  'static_finding',
  'dynamic_finding',
  'unique_id_from_tool',
  'vuln_id_from_tool',
  'nb_occurences',
  'service',
  'tags',
  'endpoints',
]);
