/** A template with `{}` for each parameter, so that names do not matter: `/users/{id}.json` becomes `/users/{}.json`. */
export function templateKey(template: string): string {
  return template.replace(/\{[^{}/]*\}/g, '{}');
}
