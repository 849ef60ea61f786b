/** A repository that was renamed takes one. */
const MOST_HOPS = 3;

type Fetch = typeof fetch;

/**
 * The same fetch, which follows only a few redirects where it would follow twenty: the last answer is returned as it is. The token
 * goes to no other server than the one that was asked.
 */
export function withFewRedirects(fetchOnce: Fetch): (address: string, init?: RequestInit) => Promise<Response> {
  return async (address, init = {}) => {
    let url = address;
    let sent: RequestInit = { ...init, redirect: 'manual' };
    for (let hops = 0; ; hops++) {
      const response = await fetchOnce(url, sent);
      const next = hops < MOST_HOPS ? nextOf(response, url) : undefined;
      if (next === undefined) return response;
      await response.body?.cancel();
      const headers = new Headers(sent.headers);
      if (next.origin !== new URL(url).origin) headers.delete('authorization');
      sent = { ...sent, headers };
      if (response.status === 303 || (response.status < 303 && sent.method === 'POST')) {
        headers.delete('content-type');
        sent = { ...sent, method: 'GET', body: null };
      }
      url = next.href;
    }
  };
}

/** Where an answer sends on to; undefined when it does not. */
function nextOf({ status, headers }: Response, from: string): URL | undefined {
  const location = headers.get('location');
  if (location === null || ![301, 302, 303, 307, 308].includes(status) || !URL.canParse(location, from))
    return undefined;
  const next = new URL(location, from);
  return next.protocol === 'https:' || next.protocol === new URL(from).protocol ? next : undefined;
}
