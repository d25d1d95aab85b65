import type { HttpAnswer } from '../sdk/exchange.ts'
import { VendorError, type VendorErrorDetails } from '../sdk/vendor-error.ts'
import { remedy } from './remedies.ts'

/** What Entra ID was looking at when it refused. */
export type SignInStage = 'tenant' | 'application' | 'secret' | 'token'

interface SignInFault {
  codes: readonly number[]
  stage: SignInStage
  detail: string
  hint: string
}

/** Faults of the sign-in by AADSTS code, in our words. Source: Microsoft Entra's list of authentication error codes. */
const faults: readonly SignInFault[] = [
  {
    codes: [7000215],
    stage: 'secret',
    detail: 'The Client Secret is wrong.',
    hint: 'Paste the secret Value, not its ID. A secret made in the last minute may need a moment to work.',
  },
  {
    codes: [7000222],
    stage: 'secret',
    detail: 'The Client Secret has expired.',
    hint: 'Create a new client secret under Certificates & secrets and enter its Value as Client Secret.',
  },
  {
    codes: [700016],
    stage: 'application',
    detail: 'The Client ID was not found in this tenant.',
    hint: 'Copy the Application (client) ID and the Directory (tenant) ID from the same Overview page.',
  },
  {
    codes: [90002],
    stage: 'tenant',
    detail: 'The Tenant ID was not found.',
    hint: 'Copy the Directory (tenant) ID from the Overview page. A government tenant needs its government Base URL.',
  },
  {
    codes: [90038, 900382],
    stage: 'tenant',
    detail: 'The tenant belongs to another Microsoft cloud than the Base URL.',
    hint: 'Choose the Base URL of the tenant’s cloud.',
  },
  {
    codes: [500011],
    stage: 'token',
    detail: 'This tenant has no Defender for Endpoint service, or it belongs to another cloud.',
    hint: 'Check the licence (P1 or P2) and that Defender for Endpoint was opened once, then the cloud of the Base URL.',
  },
  {
    codes: [7000229],
    stage: 'application',
    detail: 'The application has no enterprise application in this tenant.',
    hint: 'Grant admin consent for the app registration in this tenant.',
  },
  {
    codes: [900023, 900021],
    stage: 'tenant',
    detail: 'The Tenant ID is not in a form that Entra ID accepts.',
    hint: 'Copy it from the Overview page.',
  },
  {
    codes: [70011, 1002012, 28002],
    stage: 'token',
    detail: 'Entra ID does not accept the scope that PocketSOC asks for.',
    hint: 'Choose the Base URL of the tenant’s cloud.',
  },
  {
    codes: [650056, 650057],
    stage: 'token',
    detail: 'The app registration does not list the Defender for Endpoint API.',
    hint: 'Under API permissions add WindowsDefenderATP’s application permissions and grant admin consent.',
  },
  {
    codes: [70001, 7000112],
    stage: 'application',
    detail: 'The application is disabled in this tenant.',
    hint: 'Enable sign-in under Enterprise applications, Properties.',
  },
  { codes: [7000218], stage: 'secret', detail: 'No Client Secret reached Entra ID.', hint: 'Enter the Client Secret again.' },
  {
    codes: [700027, 700030, 50012, 700024, 70021, 700213],
    stage: 'secret',
    detail: 'Entra ID does not accept the application’s credential.',
    hint: 'Create a client secret under Certificates & secrets and enter its Value.',
  },
  {
    codes: [53003, 530032, 530035, 53011],
    stage: 'token',
    detail: 'A Conditional Access policy of the tenant blocks this application.',
    hint: 'Ask who manages Conditional Access to exempt this workload identity or to allow the server’s address.',
  },
]

const throttledCodes = new Set([50196, 90055])
const transientErrors = new Set(['temporarily_unavailable', 'server_error'])
const transientCodes = new Set([90006, 90012, 90024, 90033, 90090, 50033])

/** The AADSTS code of a refusal: `error_codes` first, else the number in the description. Null when there is none. */
export function aadstsCode(body: unknown): number | null {
  const { error_codes: codes, error_description: description } = (body ?? {}) as Record<string, unknown>
  if (Array.isArray(codes) && Number.isSafeInteger(codes[0])) return codes[0]
  const match = typeof description === 'string' ? /AADSTS(\d{4,9})/.exec(description) : null
  return match ? Number(match[1]) : null
}

/** Where a refusal with this code (`AADSTS7000215`) stopped the sign-in; null for a code that we cannot place. */
export function signInStage(vendorCode: string | undefined): SignInStage | null {
  const code = Number(/^AADSTS(\d+)$/.exec(vendorCode ?? '')?.[1])
  return faults.find(({ codes }) => codes.includes(code))?.stage ?? null
}

/** The problem of a refused token request. Entra's own text is left out: it may change and may quote what was sent. */
export function signInProblem(answer: Pick<HttpAnswer, 'status' | 'body' | 'retryAfterSeconds'>): VendorError {
  const code = aadstsCode(answer.body)
  const { error } = (answer.body ?? {}) as Record<string, unknown>
  const vendorCode = code === null ? undefined : `AADSTS${code}`
  const details = transientProblem(answer, code, error) ?? lastingProblem(answer, code)
  return new VendorError({ ...details, ...(vendorCode === undefined ? {} : { vendorCode }) })
}

function transientProblem(
  answer: Pick<HttpAnswer, 'status' | 'retryAfterSeconds'>,
  code: number | null,
  error: unknown,
): VendorErrorDetails | null {
  if (answer.status === 429 || (code !== null && throttledCodes.has(code))) {
    return {
      code: 'vendor-throttled',
      detail: 'Microsoft’s sign-in service limits how often we may ask.',
      remedy: 'Nothing to do: PocketSOC waits and tries again.',
      retryAfterSeconds: answer.retryAfterSeconds ?? 60,
    }
  }
  if (answer.status < 500 && !(code !== null && transientCodes.has(code)) && !transientErrors.has(String(error))) return null
  return {
    code: 'vendor-unreachable',
    detail: `Microsoft’s sign-in service has a passing fault (HTTP ${answer.status}).`,
    remedy: 'Nothing to do: PocketSOC keeps trying. If it lasts, look at Microsoft’s service health page.',
  }
}

function lastingProblem(answer: Pick<HttpAnswer, 'status' | 'body'>, code: number | null): VendorErrorDetails {
  if (code === null && (answer.body === undefined || (answer.status !== 400 && answer.status !== 401))) {
    return {
      code: 'vendor-invalid-answer',
      detail: `Microsoft’s sign-in service answered HTTP ${answer.status} in a form we cannot read.`,
      remedy: 'Check that no proxy or captive portal on the way answers in its place; PocketSOC keeps trying.',
    }
  }
  const fault = code === null ? undefined : faults.find((each) => each.codes.includes(code))
  return {
    code: 'vendor-unauthorized',
    detail: fault?.detail ?? `Entra ID refused the sign-in (${code === null ? `HTTP ${answer.status}` : `AADSTS${code}`}).`,
    remedy: remedy(
      'unauthorized',
      fault?.hint ?? (code === null ? '' : `https://login.microsoftonline.com/error?code=${code} explains the code.`),
    ),
  }
}
