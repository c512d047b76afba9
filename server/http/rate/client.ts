import { isIPv4, isIPv6 } from 'node:net';

/**
 * Who is counted as one: an address, or for IPv6 the network of a household (/64), within which anyone may change
 * addresses at will. Behind proxies the address is what they say it is; where that is none, the proxy's own.
 *
 * @param proxies how many entries of X-Forwarded-For, from its end, were written by proxies of ours
 */
export function clientOf(address: string, forwardedFor: string | null, proxies: number): string {
  const hops = proxies > 0 ? entriesOf(forwardedFor ?? '') : [];
  const believed = hops.at(-Math.min(proxies, hops.length)) ?? '';
  return counted(believed) ?? counted(address) ?? address;
}

function entriesOf(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}

/** The address or network that an entry is counted as; undefined where it names none. */
function counted(entry: string): string | undefined {
  const address = withoutPort(entry);
  if (isIPv4(address)) return address;
  if (!isIPv6(address)) return undefined;
  const groups = groupsOf(address);
  // IPv4 in the form that a socket of both protocols gives it.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    return groups
      .slice(6)
      .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
      .join('.');
  }
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/** Some proxies write a port, which for IPv6 takes brackets, or quote all of it, or name an interface. */
function withoutPort(entry: string): string {
  const text = entry.replace(/^"(.*)"$/, '$1');
  const [, bracketed] = /^\[([^\]]*)\](?::\d+)?$/.exec(text) ?? [];
  return (bracketed ?? text.replace(/^([^:]*):\d+$/, '$1')).replace(/%.*$/, '');
}

/** The eight groups of an IPv6 address, without zeros before them. */
function groupsOf(address: string): string[] {
  // A URL writes an address in its one shortest form, its end in hexadecimal.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((half) => (half === '' ? [] : half.split(':'))) as [
    string[],
    string[],
  ];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
