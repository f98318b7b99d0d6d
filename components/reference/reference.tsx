import { Method } from '@/components/endpoint/method';
import {
  type ApiDocument,
  type Entry,
  groupByTag,
  nameOf,
  propertiesOf,
  type Schema,
  typeOf,
} from './document';
import classes from './reference.module.css';

/** The API, operation by operation, as its own document describes it. */
export function Reference({ document }: { document: ApiDocument }) {
  const groups = groupByTag(document);
  const schemas = Object.entries(document.components.schemas ?? {});
  return (
    <div className={classes.page}>
      <nav aria-label="Parts of the API" className={classes.contents}>
        {[...groups.map(({ tag }) => tag), 'Schemas'].map((tag) => (
          <a key={tag} href={`#${tag}`}>
            {tag}
          </a>
        ))}
      </nav>
      <div className={classes.body}>
        <h1>API reference</h1>
        <p className={classes.lead}>
          Everything that the pages show, under <code>/api/v1</code>. Sign requests with{' '}
          <code>Authorization: Bearer</code> and a token from the settings. Errors are problem details (RFC
          9457). The document itself: <a href="/api/v1/openapi.json">openapi.json</a>, version{' '}
          {document.info.version}.
        </p>
        {groups.map(({ tag, entries }) => (
          <section key={tag} id={tag} aria-label={tag}>
            <h2>{tag}</h2>
            {entries.map((entry) => (
              <OperationEntry key={entry.operation.operationId} {...entry} />
            ))}
          </section>
        ))}
        <section id="Schemas" aria-label="Schemas">
          <h2>Schemas</h2>
          {schemas.map(([name, schema]) => (
            <details key={name} id={`schema-${name}`} className={classes.operation}>
              <summary>
                <code>{name}</code>
              </summary>
              <Properties schema={schema} label={name} />
            </details>
          ))}
        </section>
      </div>
    </div>
  );
}

function OperationEntry({ method, path, operation }: Entry) {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const body = Object.entries(requestBody?.content ?? {});
  return (
    <details id={operationId} className={classes.operation}>
      <summary>
        <Method method={method} />
        <code className={classes.path}>{path}</code>
        <span className={classes.summary}>{summary}</span>
      </summary>
      <div className={classes.detail}>
        {description?.split('\n\n').map((text) => (
          <p key={text}>{text.replaceAll('`', '')}</p>
        ))}
        {parameters.length > 0 && (
          <Fields
            label="Parameters"
            rows={parameters.map(({ name, in: place, required, description: says, schema }) => ({
              name,
              type: typeOf(schema ?? {}),
              says: [place, required ? 'required' : '', says ?? schema?.description ?? '']
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        )}
        {body.map(([type, { schema }]) => (
          <div key={type}>
            <h3>
              Body <code>{type}</code>
            </h3>
            {schema && <Properties schema={schema} label="Body" />}
          </div>
        ))}
        <h3>Answers</h3>
        <ul className={classes.answers}>
          {Object.entries(responses).map(([status, response]) => (
            <li key={status}>
              <code>{status}</code> {response.description}
              {Number(status) < 400 &&
                Object.values(response.content ?? {}).map(
                  ({ schema }) =>
                    schema && <Properties key={typeOf(schema)} schema={schema} label={`Answer ${status}`} />,
                )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function Properties({ schema, label }: { schema: Schema; label: string }) {
  const properties = propertiesOf(schema);
  const name = nameOf(schema) ?? nameOf(schema.items ?? {});
  if (name !== null) {
    return (
      <p>
        <a href={`#schema-${name}`}>{typeOf(schema)}</a>
      </p>
    );
  }
  if (properties.length === 0) return <p>{typeOf(schema)}</p>;
  return (
    <Fields
      label={label}
      rows={properties.map(({ name: property, schema: part, isRequired }) => ({
        name: property,
        type: typeOf(part),
        says: [isRequired ? '' : 'optional', part.description ?? ''].filter(Boolean).join(' · '),
      }))}
    />
  );
}

function Fields({
  label,
  rows,
}: {
  label: string;
  rows: readonly { name: string; type: string; says: string }[];
}) {
  return (
    <table className={classes.fields} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">Type</th>
          <th scope="col">Notes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, type, says }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td className={classes.type}>{type}</td>
            <td>{says}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
