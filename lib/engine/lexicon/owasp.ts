/** OWASP API Security Top 10, edition of 2023: the name of each risk and the last part of its page's address. */
const RISKS: readonly (readonly [name: string, page: string])[] = [
  ['Broken object level authorization', '0xa1-broken-object-level-authorization'],
  ['Broken authentication', '0xa2-broken-authentication'],
  ['Broken object property level authorization', '0xa3-broken-object-property-level-authorization'],
  ['Unrestricted resource consumption', '0xa4-unrestricted-resource-consumption'],
  ['Broken function level authorization', '0xa5-broken-function-level-authorization'],
  ['Unrestricted access to sensitive business flows', '0xa6-unrestricted-access-to-sensitive-business-flows'],
  ['Server side request forgery', '0xa7-server-side-request-forgery'],
  ['Security misconfiguration', '0xa8-security-misconfiguration'],
  ['Improper inventory management', '0xa9-improper-inventory-management'],
  ['Unsafe consumption of APIs', '0xaa-unsafe-consumption-of-apis'],
];

/** A risk by its number, 1 to 10. */
export function owaspRisk(number: number): { label: string; url: string } {
  const [name, page] = RISKS[number - 1] as readonly [string, string];
  return {
    label: `API${number}:2023 ${name}`,
    url: `https://owasp.org/API-Security/editions/2023/en/${page}/`,
  };
}
