/** A message of OTLP as its JSON has it. */
export type OtlpValue = {
  stringValue?: string;
  intValue?: string | number;
  doubleValue?: number;
  boolValue?: boolean;
  arrayValue?: { values: OtlpValue[] };
};
export interface OtlpSpan {
  traceId?: string;
  spanId?: string;
  name?: string;
  kind?: number;
  startTimeUnixNano?: string;
  endTimeUnixNano?: string;
  attributes?: { key: string; value: OtlpValue }[];
}
export interface OtlpRequest {
  resourceSpans: {
    resource?: { attributes: { key: string; value: OtlpValue }[] };
    scopeSpans: { scope?: { name: string }; spans: OtlpSpan[] }[];
  }[];
}

/** The same request as Protocol Buffers, fields in the order of their numbers. */
export function encodeOtlp({ resourceSpans }: OtlpRequest): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    resourceSpans.flatMap(({ resource, scopeSpans }) =>
      message(1, [
        ...(resource ? message(1, pairs(1, resource.attributes)) : []),
        ...scopeSpans.flatMap(({ scope, spans }) =>
          message(2, [
            ...(scope ? message(1, text(1, scope.name)) : []),
            ...spans.flatMap((span) => message(2, encodeSpan(span))),
          ]),
        ),
      ]),
    ),
  );
}

function encodeSpan(span: OtlpSpan): number[] {
  const { traceId, spanId, name, kind, startTimeUnixNano, endTimeUnixNano, attributes = [] } = span;
  return [
    ...(traceId === undefined ? [] : message(1, [...Buffer.from(traceId, 'hex')])),
    ...(spanId === undefined ? [] : message(2, [...Buffer.from(spanId, 'hex')])),
    ...(name === undefined ? [] : text(5, name)),
    ...(kind === undefined ? [] : [...varint(6n << 3n), ...varint(BigInt(kind))]),
    ...(startTimeUnixNano === undefined ? [] : fixed64(7, startTimeUnixNano)),
    ...(endTimeUnixNano === undefined ? [] : fixed64(8, endTimeUnixNano)),
    ...pairs(9, attributes),
  ];
}

function pairs(field: number, attributes: { key: string; value: OtlpValue }[]): number[] {
  return attributes.flatMap(({ key, value }) => message(field, [...text(1, key), ...message(2, any(value))]));
}

function any({ stringValue, intValue, doubleValue, boolValue, arrayValue }: OtlpValue): number[] {
  if (stringValue !== undefined) return text(1, stringValue);
  if (boolValue !== undefined) return [...varint(2n << 3n), boolValue ? 1 : 0];
  if (intValue !== undefined) return [...varint(3n << 3n), ...varint(BigInt.asUintN(64, BigInt(intValue)))];
  if (doubleValue !== undefined)
    return [...varint((4n << 3n) | 1n), ...new Uint8Array(new Float64Array([doubleValue]).buffer)];
  return arrayValue
    ? message(
        5,
        arrayValue.values.flatMap((value) => message(1, any(value))),
      )
    : [];
}

function text(field: number, value: string): number[] {
  return message(field, [...new TextEncoder().encode(value)]);
}

function fixed64(field: number, value: string): number[] {
  return [
    ...varint((BigInt(field) << 3n) | 1n),
    ...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer),
  ];
}

function message(field: number, content: number[]): number[] {
  return [...varint((BigInt(field) << 3n) | 2n), ...varint(BigInt(content.length)), ...content];
}

function varint(value: bigint): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 0x7fn) | 0x80);
  }
}
