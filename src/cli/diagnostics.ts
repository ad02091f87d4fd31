/** The facts that `doctor` asks for, from the rooms that have them. Loaded with that command only. */
import type { Diagnostics, Reached } from '../commands/diagnostics.ts';
import { inspectSettingsFile } from '../config/settings-inspection.ts';
import type { Host } from '../host/host.ts';
import { probePort } from '../host/port-probe.ts';
import type { ExchangeListener } from '../http/exchange.ts';
import { apiRootOf, issuerOf } from '../pingone/endpoints.ts';
import { diagnosisFetch } from './api-source.ts';
import { once } from './once.ts';
import type { SettingsSource } from './settings-source.ts';
import { endpointSettings } from './sign-on.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Against the middle of the exchange; the header has whole seconds, so half of one is added. */
function offsetOf(date: string | null, sent: number, received: number): number | undefined {
  const serverTime = Date.parse(date ?? '');
  return Number.isNaN(serverTime) ? undefined : serverTime + 500 - (sent + received) / 2;
}

export function openDiagnostics(
  host: Host,
  source: SettingsSource,
  listen: ExchangeListener | undefined,
): Diagnostics {
  const { clock, env, platform } = host;
  const reach = diagnosisFetch(host, listen, source.settings);
  const answers = new Map<string, () => Promise<Reached>>();

  async function ask(address: string): Promise<Reached> {
    const sent = clock.now();
    const started = clock.monotonic();
    const response = await reach(address, { headers: { accept: 'application/json' } });
    const duration = clock.monotonic() - started;
    return {
      status: response.status,
      body: parsed(await response.text()),
      clockOffset: offsetOf(response.headers.get('date'), sent, clock.now()),
      duration,
    };
  }

  return {
    platform,
    async settingsFile() {
      const { settingsFile } = source.locations;
      return settingsFile === undefined ? undefined : inspectSettingsFile(settingsFile);
    },
    async endpoints() {
      const settings = endpointSettings(await source.settings());
      return {
        issuer: settings.environmentId === '' ? undefined : issuerOf(settings),
        apiRoot: apiRootOf(settings)?.href,
      };
    },
    reach(address) {
      const answer = answers.get(address) ?? once(() => ask(address));
      answers.set(address, answer);
      return answer();
    },
    proxyFor: (address) => host.proxyFor(new URL(address)),
    certificates: {
      unchecked: env.NODE_TLS_REJECT_UNAUTHORIZED === '0',
      extraFile: env.NODE_EXTRA_CA_CERTS || undefined,
      ofSystem: env.NODE_USE_SYSTEM_CA === '1' || /--use-system-ca\b/.test(env.NODE_OPTIONS ?? ''),
    },
    probePort,
  };
}
