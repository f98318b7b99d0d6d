const PDF = {
  description: 'The same as the report’s page. 503 says what to install where the machine has no Chromium.',
  content: {
    'application/pdf': { schema: { type: 'string', format: 'binary', maxLength: 104_857_600 } },
  },
};

const OTLP_STATUS = {
  type: 'object',
  description: 'google.rpc.Status, in the encoding of the request.',
  properties: {
    code: { type: 'integer', format: 'int32', minimum: 0, maximum: 16 },
    message: { type: 'string', maxLength: 20_000 },
  },
};
const OTLP_RESPONSE = {
  type: 'object',
  description: 'ExportTraceServiceResponse, in the encoding of the request.',
  properties: {
    partialSuccess: {
      type: 'object',
      description: 'Only when spans were refused that should have counted.',
      properties: {
        rejectedSpans: { type: 'string', pattern: '^\\d{1,19}$', maxLength: 19 },
        errorMessage: { type: 'string', maxLength: 20_000 },
      },
    },
  },
};
const inOtlp = (schema: object): object => ({
  'application/x-protobuf': { schema },
  'application/json': { schema },
});

/** The operations outside the contract: streams. Paths of OpenAPI 3.1. */
export const DOORS: Readonly<Record<string, object>> = {
  '/sources/{source}/batches': {
    post: {
      operationId: 'intake.batch',
      tags: ['Imports'],
      summary: 'Deliver a spec or traffic, in any format that Gnomon reads',
      parameters: [
        {
          name: 'source',
          in: 'path',
          required: true,
          schema: { type: 'string', pattern: '^[\\w.-]{1,100}$', maxLength: 100 },
        },
        {
          name: 'Idempotency-Key',
          in: 'header',
          description: 'The same key again counts nothing twice and answers with the same receipt.',
          schema: { type: 'string', pattern: '^[\\w.:-]{1,200}$', maxLength: 200 },
        },
        {
          name: 'file',
          in: 'query',
          description: 'How the receipt calls it.',
          schema: { type: 'string', maxLength: 500 },
        },
        {
          name: 'api',
          in: 'query',
          description: 'The API that all of it belongs to.',
          schema: { type: 'string', maxLength: 200 },
        },
        {
          name: 'format',
          in: 'query',
          description: 'Recognised from the content otherwise.',
          schema: { type: 'string', maxLength: 50 },
        },
      ],
      requestBody: {
        required: true,
        description: 'The file as it is, gzip or not; read as a stream.',
        content: {
          'application/octet-stream': {
            schema: { type: 'string', format: 'binary', maxLength: 1_099_511_627_776 },
          },
        },
      },
      responses: {
        '200': {
          description: 'The receipt: received = counted + skipped.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
        },
        '202': {
          description: 'The queue has it, a worker will commit it: the receipt is `queued`.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
        },
        '503': { description: 'Nothing was counted; `Retry-After` says when to send the same again.' },
      },
    },
  },
  '/v1/traces': {
    post: {
      operationId: 'intake.traces',
      tags: ['Imports'],
      summary: 'Deliver OpenTelemetry traces, as OTLP/HTTP sends them',
      description:
        'Spans of kind SERVER with an HTTP method become exchanges. The same body again counts nothing twice.',
      servers: [{ url: '/' }],
      parameters: [
        {
          name: 'source',
          in: 'query',
          description: 'Where the token is bound to no source; `otlp` otherwise.',
          schema: { type: 'string', pattern: '^[\\w.-]{1,100}$', maxLength: 100 },
        },
      ],
      requestBody: {
        required: true,
        description: 'An ExportTraceServiceRequest, gzip or not.',
        content: inOtlp({ type: 'string', format: 'binary', maxLength: 20_971_520 }),
      },
      responses: {
        '200': { description: 'What was refused, if anything.', content: inOtlp(OTLP_RESPONSE) },
        '400': { description: 'The body cannot be decoded.', content: inOtlp(OTLP_STATUS) },
        '413': { description: 'The body is too large.', content: inOtlp(OTLP_STATUS) },
        '415': { description: 'The body is in another encoding.', content: inOtlp(OTLP_STATUS) },
        '503': {
          description: 'Nothing was counted; `Retry-After` says when to send it again.',
          content: inOtlp(OTLP_STATUS),
        },
      },
    },
  },
  '/inventory': {
    get: {
      operationId: 'inventory.export',
      tags: ['Inventory'],
      summary: 'Export the inventory as NDJSON, JSON or CSV',
      description: 'Takes the filters and the order of `GET /endpoints`, and gives every row.',
      parameters: [
        { name: 'format', in: 'query', schema: { type: 'string', enum: ['ndjson', 'json', 'csv'] } },
        {
          name: 'columns',
          in: 'query',
          description: 'Of the CSV file, joined by commas.',
          schema: { type: 'string', maxLength: 500 },
        },
      ],
      responses: {
        '200': {
          description: 'One endpoint a line, or an array of them.',
          content: {
            'application/x-ndjson': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
            'text/csv': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
          },
        },
      },
    },
  },
  '/findings/export': {
    get: {
      operationId: 'findings.export',
      tags: ['Findings'],
      summary: 'Export findings as NDJSON, JSON, CSV, SARIF or DefectDojo’s generic findings',
      description: 'Takes the filters and the order of `GET /findings`, and gives every row.',
      parameters: [
        {
          name: 'format',
          in: 'query',
          schema: { type: 'string', enum: ['ndjson', 'json', 'csv', 'sarif', 'defectdojo'] },
        },
      ],
      responses: {
        '200': {
          description: 'One finding a line, or an array of them.',
          content: {
            'application/x-ndjson': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
            'text/csv': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
          },
        },
      },
    },
  },
  '/audit/export': {
    get: {
      operationId: 'audit.export',
      tags: ['Audit'],
      summary: 'Export the audit log as NDJSON, JSON or CSV',
      description:
        'Takes the filters of `GET /audit`, and gives every row, the oldest first. NDJSON without a filter can be verified offline.',
      parameters: [
        { name: 'format', in: 'query', schema: { type: 'string', enum: ['ndjson', 'json', 'csv'] } },
      ],
      responses: {
        '200': {
          description: 'One row a line, or an array of them.',
          content: {
            'application/x-ndjson': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
            'text/csv': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
          },
        },
      },
    },
  },
  '/estate/export': {
    get: {
      operationId: 'estate.export',
      tags: ['Estate'],
      summary: 'Export every API with its posture, or as Backstage entities or an api-catalog (RFC 9727)',
      description:
        'Score, coverage, pending findings and the fix that wins back most, the lowest score first.',
      parameters: [
        {
          name: 'format',
          in: 'query',
          schema: { type: 'string', enum: ['ndjson', 'json', 'csv', 'backstage', 'api-catalog'] },
        },
      ],
      responses: {
        '200': {
          description: 'One API a line, or an array of them.',
          content: {
            'application/x-ndjson': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
            'text/csv': { schema: { type: 'string', maxLength: 1_099_511_627_776 } },
          },
        },
      },
    },
  },
  '/reports/estate/pdf': {
    get: {
      operationId: 'reports.estatePdf',
      tags: ['Reports'],
      summary: 'Download the posture report of the estate as PDF',
      responses: { '200': PDF },
    },
  },
  '/reports/apis/{id}/pdf': {
    get: {
      operationId: 'reports.apiPdf',
      tags: ['Reports'],
      summary: 'Download the posture report of an API as PDF',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 999_999_999 },
        },
      ],
      responses: { '200': PDF },
    },
  },
};
