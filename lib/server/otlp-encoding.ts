export type OtlpEncoding = 'protobuf' | 'json';

const MEDIA_TYPES: Record<OtlpEncoding, string> = {
  protobuf: 'application/x-protobuf',
  json: 'application/json',
};

/** What the body of an OTLP/HTTP request is written in, and its answer is to be; `null` for anything else. */
export function otlpEncodingOf(headers: Headers): OtlpEncoding | null {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  return (['protobuf', 'json'] as const).find((encoding) => MEDIA_TYPES[encoding] === type) ?? null;
}

/** A value of a message's field, by its name in JSON and its number in Protocol Buffers. Zeros and nothing are left out. */
export interface OtlpField {
  name: string;
  number: number;
  value: number | string | readonly OtlpField[];
  /** 64-bit integers are strings in JSON. */
  isLong?: boolean;
}

/** A message as the body of an answer. */
export function otlpBody(
  fields: readonly OtlpField[],
  encoding: OtlpEncoding,
): { body: Uint8Array<ArrayBuffer> | string; type: string } {
  const body = encoding === 'json' ? JSON.stringify(toJson(fields)) : Uint8Array.from(toProtobuf(fields));
  return { body, type: MEDIA_TYPES[encoding] };
}

function toJson(fields: readonly OtlpField[]): object {
  return Object.fromEntries(
    fields.filter(isSaid).map(({ name, value, isLong }) => {
      if (typeof value === 'object') return [name, toJson(value)];
      return [name, isLong ? String(value) : value];
    }),
  );
}

function toProtobuf(fields: readonly OtlpField[]): number[] {
  return fields.filter(isSaid).flatMap(({ number, value }) => {
    if (typeof value === 'number') return [...toVarint(number * 8), ...toVarint(value)];
    const content = typeof value === 'string' ? [...new TextEncoder().encode(value)] : toProtobuf(value);
    return [...toVarint(number * 8 + 2), ...toVarint(content.length), ...content];
  });
}

function isSaid({ value }: OtlpField): boolean {
  return typeof value === 'number' ? value !== 0 : value.length > 0;
}

function toVarint(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...toVarint(Math.floor(value / 0x80))];
}
