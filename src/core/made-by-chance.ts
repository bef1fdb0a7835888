/** 30, 32 or 33 bytes in base64, as keys have them. */
const KEY_IN_BASE64 = /^(?=[^]*[A-Z])(?=[^]*[a-z])(?=[^]*\d)(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{44})$/;

const SHORTEST = 16;

/** Whether a value that has no form of its own is made by chance: a long run of letters with digits scattered in it, which no name has. */
export function isRandom(value: string): boolean {
  if (value.length < SHORTEST || !/\d/.test(value)) return false;
  if (KEY_IN_BASE64.test(value)) return true;
  const [longest = ''] = (value.match(/[A-Za-z0-9]+/g) ?? []).sort((a, b) => b.length - a.length);
  return longest.length >= SHORTEST && (longest.match(/[A-Za-z](?=\d)|\d(?=[A-Za-z])/g) ?? []).length >= 3;
}

/** Whether it has as many different characters as bytes of a key have, written in hexadecimal or base64: `aaaa…` has one. */
export function isVaried(value: string): boolean {
  return new Set(value.trim().toLowerCase()).size >= 8;
}

const PAIR_IN_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Whether it is a user and a password in base64, as HTTP and registries have them. */
export function isSignIn(value: string): boolean {
  return value.length >= 4 && PAIR_IN_BASE64.test(value) && /^[!-9;-~][ -9;-~]*:[ -~]+$/.test(atob(value));
}
