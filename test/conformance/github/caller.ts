import { refusalOfAppToken } from './app-token';
import { InstallationTokens } from './installation-tokens';
import { appUser, type Organization, type User, userOf, type World } from './world';

export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'app' }
  | { readonly kind: 'installation'; readonly organization: Organization }
  | { readonly kind: 'user'; readonly login: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Knows who calls, from the Authorization header. */
export class Authentication {
  private readonly installationTokens: InstallationTokens;

  constructor(private readonly world: World) {
    this.installationTokens = new InstallationTokens(world);
  }

  issueInstallationToken(organization: Organization): { readonly token: string; readonly expires: Date } {
    return this.installationTokens.issue(organization);
  }

  callerOf(authorization: string | undefined): Caller {
    if (authorization === undefined) return { kind: 'anonymous' };
    const token = tokenOf(authorization);
    if (token === undefined) return { kind: 'refused', message: 'Bad credentials' };
    if (token.split('.').length === 3) {
      const message = refusalOfAppToken(token, this.world.app, Date.now() / 1000);
      return message === undefined ? { kind: 'app' } : { kind: 'refused', message };
    }
    const organization = this.installationTokens.organizationOf(token);
    if (organization) return { kind: 'installation', organization };
    const login = this.world.tokens[token];
    return login === undefined ? { kind: 'refused', message: 'Bad credentials' } : { kind: 'user', login };
  }
}

/** Whose name stands at what a caller does. */
export function senderOf(world: World, caller: Caller): User | undefined {
  if (caller.kind === 'installation') return appUser(world);
  return caller.kind === 'user' ? userOf(world, caller.login) : undefined;
}

/** git sends a token as the password of any user, or as the user. */
function tokenOf(authorization: string): string | undefined {
  const [scheme, credentials = ''] = authorization.split(' ');
  if (/^(bearer|token)$/i.test(scheme)) return credentials;
  if (!/^basic$/i.test(scheme)) return undefined;
  const [user, password = ''] = Buffer.from(credentials, 'base64').toString().split(':');
  return password === '' || password === 'x-oauth-basic' ? user : password;
}
