import type { Exchange } from '@/lib/contracts/exchange';
import type { ByteReader, ByteWriter } from '@/lib/engine/bytes/byte-codec';

/** Exchanges in which the source showed each part. Who sent them is counted apart: access logs show that alone. */
export class Visible {
  requestHeaders = 0;
  responseHeaders = 0;
  requestBody = 0;
  responseBody = 0;

  count(exchange: Exchange): void {
    if (exchange.requestHeaders.count >= 0) this.requestHeaders++;
    if (exchange.responseHeaders.count >= 0) this.responseHeaders++;
    if (exchange.requestBody.start >= 0) this.requestBody++;
    if (exchange.responseBody.start >= 0) this.responseBody++;
  }

  merge(from: Visible): void {
    this.requestHeaders += from.requestHeaders;
    this.responseHeaders += from.responseHeaders;
    this.requestBody += from.requestBody;
    this.responseBody += from.responseBody;
  }
}

/** True when there is something to count. */
export function showsAny({ requestHeaders, responseHeaders, requestBody, responseBody }: Exchange): boolean {
  return (
    requestHeaders.count >= 0 ||
    responseHeaders.count >= 0 ||
    requestBody.start >= 0 ||
    responseBody.start >= 0
  );
}

export function encodeVisible(writer: ByteWriter, visible: Visible): void {
  writer.varint(visible.requestHeaders);
  writer.varint(visible.responseHeaders);
  writer.varint(visible.requestBody);
  writer.varint(visible.responseBody);
}

export function decodeVisible(reader: ByteReader): Visible {
  const visible = new Visible();
  visible.requestHeaders = reader.varint();
  visible.responseHeaders = reader.varint();
  visible.requestBody = reader.varint();
  visible.responseBody = reader.varint();
  return visible;
}
