import type { HttpAnswer } from '../sdk/exchange.ts'
import { VendorError, type VendorErrorDetails } from '../sdk/vendor-error.ts'
import { asRecord } from './mapping/json.ts'
import { requiredPermissions, rolesOf } from './permissions.ts'
import { remedy } from './remedies.ts'

/** What was asked when an answer was a refusal. */
export interface Asked {
  accessToken: string
  /** Permissions of which one would do; named where the refusal itself names none. */
  needs: readonly string[]
  /** What was asked for or acted on: `alert`. */
  subject: string
  /** Whose answer it is; Defender's unless said otherwise. */
  service?: string
  /** True when the request changes something, so that a fault of the service leaves its outcome unknown. */
  changes?: boolean
}

/** `{ error: { code, message, target } }`; each null where the body is something else. */
interface ErrorBody {
  code: string | null
  /** Free text for judging, never for showing as it is. */
  message: string
  /** The correlation id that Microsoft's support asks for. */
  target: string | null
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads the error body of Defender and of Graph; gateways may send HTML or nothing in its place. */
export function readErrorBody(body: unknown): ErrorBody {
  const { code, message, target, innerError } = asRecord(asRecord(body).error)
  const reference = target ?? asRecord(innerError)['request-id']
  return {
    code: typeof code === 'string' && /^[A-Za-z]{1,60}$/.test(code) ? code : null,
    message: typeof message === 'string' ? message : '',
    target: typeof reference === 'string' && guid.test(reference) ? reference : null,
  }
}

/** The problem of an answer that is not 2xx. Branches on status and code; free text only adds permission names. */
export function apiProblem(answer: HttpAnswer, asked: Asked): VendorError {
  const body = readErrorBody(answer.body)
  const details = describe(answer, body, asked)
  return new VendorError({
    ...details,
    detail: details.detail + correlation(body),
    ...(body.code ? { vendorCode: body.code } : {}),
    outcomeUnknown: asked.changes === true && answer.status >= 500,
  })
}

/** The reference for Microsoft's support as a sentence to append; empty when there is none. */
export const correlation = ({ target }: ErrorBody) => (target ? ` Microsoft’s correlation ID: ${target}.` : '')

function describe(answer: HttpAnswer, body: ErrorBody, asked: Asked): VendorErrorDetails {
  const { status } = answer
  const { service = 'Defender' } = asked
  if (status === 401) {
    return {
      code: 'vendor-unauthorized',
      detail: `${service} does not accept a token that Entra ID has just issued.`,
      remedy: remedy('unauthorized', 'Check too that the Base URL belongs to the tenant’s cloud.'),
    }
  }
  if (status === 403) return forbidden(body, asked)
  if (status === 429) {
    return {
      code: 'vendor-throttled',
      detail: `${service} limits how often we may ask (100 calls a minute and 1,500 an hour).`,
      remedy: 'Nothing to do: PocketSOC waits and tries again. Other tools that use the same app registration share its limits.',
      // Defender always names a wait; a gateway that does not is given a minute.
      retryAfterSeconds: answer.retryAfterSeconds ?? 60,
    }
  }
  if (status >= 500) {
    return {
      code: 'vendor-unreachable',
      detail: `${service} has a fault of its own (HTTP ${status}).`,
      remedy: 'Nothing to do: PocketSOC keeps trying. If it lasts, look at Microsoft’s service health page.',
    }
  }
  return { code: 'vendor-rejected', ...refused(status, body, asked) }
}

/** Refusals that say something to an analyst, by code. Source: Microsoft's list of common errors. */
const refusals = new Map([
  [
    'OsPlatformNotSupported',
    {
      detail: 'Defender does not offer this action for the machine’s operating system.',
      remedy:
        'Full isolation needs Windows 10 1703 or later, Windows Server 2012 R2 or later, macOS, or a supported Linux; selective isolation Windows or macOS.',
    },
  ],
  [
    'ClientVersionNotSupported',
    {
      detail: 'The Defender sensor on this machine is too old for this action.',
      remedy: 'Update the sensor on the machine; macOS needs 101.98.84 or later.',
    },
  ],
  [
    'ActiveRequestAlreadyExists',
    {
      detail: 'Defender has an action of this kind in progress on this machine.',
      remedy: 'Wait for it to end, or cancel it, then ask again.',
    },
  ],
])

function refused(status: number, { code }: ErrorBody, { subject, service = 'Defender' }: Asked) {
  if (status === 404) {
    return {
      detail: `${service} has no such ${subject}.`,
      remedy: 'It may have been removed, have passed the retention period, or lie outside what the app registration may see.',
    }
  }
  const known = refusals.get(code ?? '')
  if (known) return known
  return {
    detail: `${service} refused the request (HTTP ${status}${code ? `, ${code}` : ''}).`,
    remedy: 'Check the Base URL. If it is right, this is a fault of PocketSOC: report it with the time.',
  }
}

function forbidden(body: ErrorBody, { accessToken, needs, service = 'Defender' }: Asked): VendorErrorDetails {
  if (body.code === 'DisabledFeature') {
    return {
      code: 'vendor-forbidden',
      detail: 'The tenant’s licence or settings do not include this feature of Defender.',
      remedy: remedy(
        'forbidden',
        'If they are all granted, check the licence (Defender for Endpoint P1 or P2) and the tenant’s settings.',
      ),
    }
  }
  if (body.code === 'DisallowedOperation') {
    return {
      code: 'vendor-forbidden',
      detail: 'Defender does not allow this operation in the tenant.',
      remedy: remedy('forbidden', 'If they are all granted, look in the Defender portal for the restriction.'),
    }
  }
  const granted = rolesOf(accessToken)
  const wanted = requiredPermissions(body.message)
  const choice = (wanted.length > 0 ? wanted : needs).join(' or ')
  const api = service === 'Defender' ? 'WindowsDefenderATP' : service
  if (granted.length === 0) {
    return {
      code: 'vendor-forbidden',
      detail: `The app registration holds no permission for ${service}: it needs ${choice}.`,
      remedy: remedy('noDetections', `Add ${choice} of ${api} as application permission, then grant admin consent.`),
    }
  }
  return {
    code: 'vendor-forbidden',
    detail: `A permission is missing: ${service} asks for ${choice}; granted are ${granted.join(', ')}.`,
    remedy: remedy('forbidden', `Add ${choice} and grant admin consent; a new permission works from the next token on.`),
  }
}
