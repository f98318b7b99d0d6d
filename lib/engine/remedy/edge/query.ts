import { type EdgeEndpoint, envoyMatch, kongRoute, nginxMap, secConditions, secRule } from './match';
import type { EdgeTexts } from './offer';

/** Answers 400 to calls of an endpoint with a parameter in their query; `name` is a plain one. */
export function refuseQuery(endpoint: EdgeEndpoint, name: string): EdgeTexts {
  const { id } = endpoint;
  return {
    nginx: `# in the http block
${nginxMap(endpoint, { name: `$gnomon_${id}`, value: '1', otherwise: '0' })}
# in the server block
set $gnomon_refuse_${id} $gnomon_${id};
if ($arg_${name} = '') { set $gnomon_refuse_${id} 0; }
if ($gnomon_refuse_${id}) { return 400; }
`,
    envoy: `# before the other routes of the virtual host
${envoyMatch(
  endpoint,
  `
    query_parameters:
      - name: '${name}'
        present_match: true`,
)}
  direct_response:
    status: 400
`,
    kong: kongRoute(
      endpoint,
      `      - name: pre-function
        config:
          access:
            - "if kong.request.get_query_arg('${name}') then return kong.response.exit(400) end"`,
    ),
    modsecurity: secRule(id, [...secConditions(endpoint), { on: `&ARGS_GET:${name} "@gt 0"` }], {
      status: 400,
    }),
  };
}
