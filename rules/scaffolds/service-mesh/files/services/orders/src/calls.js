/**
 * Headers that are passed on with every call: the mesh joins the spans of one request by them, and testers of a
 * canary stay on it.
 */
const PASSED_ON = ['traceparent', 'tracestate', 'x-request-id', 'x-canary'];

export function passedOn(headers) {
  return Object.fromEntries(PASSED_ON.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
}

/**
 * Asks another service. Retries, timeouts and encryption are no matter of the program: the proxy beside it sees to
 * them, as istio/shop says. The limit here is for a proxy that hangs.
 */
export async function call(url, incoming, { method = 'GET', body } = {}) {
  const headers = passedOn(incoming);
  if (body !== undefined) headers['content-type'] = 'application/json';
  const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(15_000) });
  return [response.status, await response.json().catch(() => ({ error: response.statusText }))];
}
