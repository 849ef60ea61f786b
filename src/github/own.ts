import { answerOf } from './answer.js';
import type { Client } from './client.js';

export interface Author {
  readonly login: string;
  readonly bot: boolean;
}

const logins = new WeakMap<Client, Promise<string | undefined>>();

/**
 * Whether an author is one that this token may have written as. The tokens of workflows and of Apps write as bots, which nobody
 * can sign in as; GitHub tells them not which. The token of a person writes as that person, and GitHub says who it is.
 */
export async function isOwn(client: Client, { login, bot }: Author): Promise<boolean> {
  if (bot) return true;
  const asked = logins.get(client) ?? ownLogin(client);
  logins.set(client, asked);
  return login !== '' && login === (await asked);
}

async function ownLogin({ request }: Client): Promise<string | undefined> {
  try {
    return (await request('GET /user')).data.login;
  } catch (error) {
    answerOf(error);
    return undefined;
  }
}
