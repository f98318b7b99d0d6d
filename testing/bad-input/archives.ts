import { zipSync } from 'fflate';
import { toBytes } from '@/testing/services';
import { type BadInput, goodLine, har, harEntry, SPEC_JSON, SPEC_KEPT } from './bad-input';
import { zip64 } from './zip64';

type Files = Record<string, string | Uint8Array>;
const zip = (files: Files): Buffer =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, toBytes(content)]))),
  );
const renamed = (files: Files, from: string, to: string): Buffer =>
  Buffer.from(zip(files).toString('latin1').replaceAll(from, to), 'latin1');
const refused = (name: string, content: Uint8Array, says: RegExp): BadInput => ({
  name,
  file: 'apis.zip',
  content,
  status: 'failed',
  kept: [],
  problems: [{ says, file: 'apis.zip' }],
});
const GOOD = { 'good.json': SPEC_JSON };

function encrypted(name = 'good.json'): Buffer {
  const archive = renamed(GOOD, 'good.json', name);
  const directory = archive.indexOf('PK\x01\x02', 0, 'latin1');
  archive.writeUInt16LE(archive.readUInt16LE(directory + 8) | 1, directory + 8);
  return archive;
}

/** Zip archives that are cut, hostile or hold what nobody asked for. */
export const ARCHIVES: readonly BadInput[] = [
  refused('an empty archive', zip({}), /"apis\.zip" holds no OpenAPI document.*Add the root document/),
  refused(
    'an archive without a spec',
    zip({ 'readme.json': '{}' }),
    /"apis\.zip" holds no OpenAPI document.*Add the root document/,
  ),
  refused(
    'an archive of traffic',
    zip({ 'a.har': har(harEntry('/a')), 'b.log': goodLine('/b') }),
    /holds no OpenAPI document.*traffic is sent plain or as gzip/,
  ),
  refused('an archive inside an archive', zip({ 'inner.zip': zip(GOOD) }), /Archives inside are not opened/),
  refused(
    'a climbing path',
    zip({ ...GOOD, '../evil.json': SPEC_JSON }),
    /"\.\.\/evil\.json" would leave.*relative names/,
  ),
  refused(
    'a path that climbs on the way',
    zip({ ...GOOD, 'a/../../evil.json': SPEC_JSON }),
    /would leave.*relative names/,
  ),
  refused(
    'an absolute path',
    zip({ ...GOOD, '/etc/evil.json': SPEC_JSON }),
    /"\/etc\/evil\.json" would leave/,
  ),
  refused('a drive letter', zip({ ...GOOD, 'C:/evil.json': SPEC_JSON }), /would leave.*relative names/),
  refused(
    'backslashes that climb',
    zip({ ...GOOD, '..\\evil.json': SPEC_JSON }),
    /would leave.*relative names/,
  ),
  refused(
    'a link',
    Buffer.from(
      zipSync({
        'good.json': toBytes(SPEC_JSON),
        'link.json': [toBytes('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }],
      }),
    ),
    /"link\.json" in the archive is a link.*instead/,
  ),
  refused('an encrypted file', encrypted(), /"good\.json" in the archive is encrypted.*without a password/),
  refused(
    'a name that stands twice',
    renamed({ ...GOOD, 'goo2.json': SPEC_JSON }, 'goo2.json', 'good.json'),
    /"good\.json" stands twice in the archive\. Archive it once/,
  ),
  refused(
    'a bomb',
    zip({ ...GOOD, 'bomb.json': new Uint8Array(40 * 2 ** 20) }),
    /"bomb\.json" unpacks.*zip bomb.*unpacked/,
  ),
  refused('cut', zip(GOOD).subarray(0, -30), /its end is missing, so it was cut off\. Create it again/),
  refused('the beginning alone', zip(GOOD).subarray(0, 4), /cannot be read: .*\. Create it again/),
  refused(
    'damaged data',
    zip(GOOD).map((byte, index) => (index > 45 && index < 60 ? byte ^ 0xff : byte)),
    /cannot be read: .*\. Create it again/,
  ),
  refused(
    '20,001 files',
    zip(Object.fromEntries(Array.from({ length: 20_001 }, (_, i) => [`${i}.json`, '']))),
    /20001 files, more than the limit of 20000/,
  ),
  refused(
    'a zero byte in the name of what is encrypted',
    encrypted('goo\0.json'),
    /"goo\ufffd\.json" in the archive is encrypted/,
  ),
  {
    name: 'a zero byte in the name of a spec',
    file: 'a.zip',
    content: renamed({ 'good!.json': SPEC_JSON }, 'good!', 'good\0'),
    kept: SPEC_KEPT,
  },
  { name: 'zip64', file: 'a.zip', content: zip64('good.json', toBytes(SPEC_JSON)), kept: SPEC_KEPT },
  refused(
    'bytes after the end',
    Buffer.concat([zip(GOOD), Buffer.from('more')]),
    /there are bytes after its end\. Create it again/,
  ),
  {
    name: 'one broken document beside a good one',
    file: 'a.zip',
    content: zip({ ...GOOD, 'broken.json': '{"openapi":"3.0.0",\n"paths":{,}}' }),
    kept: SPEC_KEPT,
    problems: [{ says: /Not valid JSON at column 10/, file: 'broken.json', line: 2 }],
  },
  {
    name: 'an archive, a picture and a tool folder beside a good one',
    file: 'a.zip',
    content: zip({ ...GOOD, 'x.png': 'x', 'in.zip': zip({}), 'node_modules/y/openapi.json': SPEC_JSON }),
    kept: SPEC_KEPT,
  },
];
