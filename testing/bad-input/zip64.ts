import { crc32 } from 'node:zlib';

const MAX_32 = 0xffffffff;
const MAX_16 = 0xffff;

/** An archive of one stored file whose sizes and offsets stand in zip64 records alone (APPNOTE 4.3.14, 4.5.3). */
export function zip64(name: string, content: Uint8Array): Buffer {
  const local = Buffer.concat([
    record('PK\x03\x04', shared(name, content, 20)),
    Buffer.from(name),
    extra([content.length, content.length]),
    content,
  ]);
  const directory = Buffer.concat([
    record('PK\x01\x02', [
      [2, 45],
      ...shared(name, content, 28),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, MAX_32],
    ]),
    Buffer.from(name),
    extra([content.length, content.length, 0]),
  ]);
  const end64 = record('PK\x06\x06', [
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, 1],
    [8, 1],
    [8, directory.length],
    [8, local.length],
  ]);
  const locator = record('PK\x06\x07', [
    [4, 0],
    [8, local.length + directory.length],
    [4, 1],
  ]);
  const end = record('PK\x05\x06', [
    [2, 0],
    [2, 0],
    [2, MAX_16],
    [2, MAX_16],
    [4, MAX_32],
    [4, MAX_32],
    [2, 0],
  ]);
  return Buffer.concat([local, directory, end64, locator, end]);
}

type Number_ = readonly [size: number, value: number];

/** The fields that local header and directory share; `extraLength` is that of the zip64 field. */
function shared(name: string, content: Uint8Array, extraLength: number): Number_[] {
  return [
    [2, 45],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0x21],
    [4, crc32(content)],
    [4, MAX_32],
    [4, MAX_32],
    [2, name.length],
    [2, extraLength],
  ];
}

function extra(values: readonly number[]): Buffer {
  return record('', [[2, 1], [2, values.length * 8], ...values.map((value): Number_ => [8, value])]);
}

function record(signature: string, fields: readonly Number_[]): Buffer {
  const parts = fields.map(([size, value]) => {
    const part = Buffer.alloc(size);
    if (size === 8) part.writeBigUInt64LE(BigInt(value));
    else part.writeUIntLE(value, 0, size);
    return part;
  });
  return Buffer.concat([Buffer.from(signature, 'latin1'), ...parts]);
}
