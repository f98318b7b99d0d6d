import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamClient,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node';

const STREAM = 'GNOMON_BATCHES';
const SUBJECT = 'gnomon.batches';
const CONSUMER = 'commit';
/** Sent again within this time, a batch is known by its id; after it, by its receipt. */
const KNOWN_MS = 120_000;
/** A worker that has not committed a batch by then is taken to be gone, and another one gets it. */
const ACK_WAIT_MS = 30_000;
const RETRY_MS = 2000;
const PUBLISH_MS = 10_000;
/** Batches that one worker has in its hands. */
const MOST_IN_HAND = 64;
/** Of "maximum bytes exceeded" and "maximum messages exceeded": the stream takes no more until workers catch up. */
const FULL_CODES = new Set([10_077, 10_047]);
/** Bytes of a message beside its payload. */
const HEADER_BYTES = 1024;

/** The queue takes no more for now. */
export class QueueFullError extends Error {}

/** What a worker has done with a batch: it is committed, it should come again, or nobody can ever read it. */
export type Handled = 'done' | 'again' | 'never';

/** Batches between intake and commit, in a work queue of NATS JetStream that keeps them on disk until they are handled. */
export class BatchQueue {
  private readonly connection: NatsConnection;
  private readonly client: JetStreamClient;

  private constructor(connection: NatsConnection, client: JetStreamClient) {
    this.connection = connection;
    this.client = client;
  }

  /** Connects, and makes stream and consumer where they are not there. Later losses are healed by reconnecting. */
  static async open(url: string): Promise<BatchQueue> {
    const { username, password, host, protocol } = new URL(url);
    const connection = await connect({
      servers: `${protocol}//${host}`,
      ...(username && { user: decodeURIComponent(username), pass: decodeURIComponent(password) }),
      name: 'gnomon',
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
    });
    const manager = await jetstreamManager(connection);
    await ensure(manager.streams.info(STREAM), () =>
      manager.streams.add({
        name: STREAM,
        subjects: [SUBJECT],
        retention: RetentionPolicy.Workqueue,
        storage: StorageType.File,
        discard: DiscardPolicy.New,
        duplicate_window: nanos(KNOWN_MS),
      }),
    );
    await ensure(manager.consumers.info(STREAM, CONSUMER), () =>
      manager.consumers.add(STREAM, {
        durable_name: CONSUMER,
        ack_policy: AckPolicy.Explicit,
        ack_wait: nanos(ACK_WAIT_MS),
        max_ack_pending: 4096,
      }),
    );
    return new BatchQueue(connection, jetstream(connection, { timeout: PUBLISH_MS }));
  }

  /** Larger messages are refused by the server. */
  get mostBytes(): number {
    return (this.connection.info?.max_payload ?? 0) - HEADER_BYTES;
  }

  /** Resolves when the queue has it on disk. Throws QueueFullError, or what the connection failed with. */
  async put(id: string, payload: Uint8Array): Promise<void> {
    try {
      await this.client.publish(SUBJECT, payload, { msgID: id });
    } catch (error) {
      if (error instanceof JetStreamApiError && FULL_CODES.has(error.code))
        throw new QueueFullError(error.message);
      throw error;
    }
  }

  /** Hands out batches, several at a time, until told to stop; those in hand are handled before it resolves. */
  async work(handle: (payload: Uint8Array) => Promise<Handled>, signal: AbortSignal): Promise<void> {
    const consumer = await this.client.consumers.get(STREAM, CONSUMER);
    const messages = await consumer.consume({ max_messages: MOST_IN_HAND });
    signal.addEventListener('abort', () => messages.stop(), { once: true });
    const inHand = new Set<Promise<void>>();
    for await (const message of messages) {
      const done = answer(message, handle).finally(() => inHand.delete(done));
      inHand.add(done);
    }
    await Promise.all(inHand);
  }

  async close(): Promise<void> {
    await this.connection.drain().catch(() => this.connection.close());
  }
}

async function answer(message: JsMsg, handle: (payload: Uint8Array) => Promise<Handled>): Promise<void> {
  const handled = await handle(message.data);
  if (handled === 'done') message.ack();
  else if (handled === 'again') message.nak(RETRY_MS);
  else message.term();
}

async function ensure(known: Promise<unknown>, make: () => Promise<unknown>): Promise<void> {
  try {
    await known;
  } catch (error) {
    if (!(error instanceof JetStreamApiError)) throw error;
    await make();
  }
}
