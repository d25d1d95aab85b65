import type { MachineDetail, RequestMachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { randomUUID } from 'expo-crypto'
import { useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { proveIdentity, typedNameNeeded } from '../../lib/identity.ts'
import { useMe } from '../../lib/me-queries.ts'
import { counted } from '../../lib/words.ts'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { useRequestAction } from './action-mutations.ts'
import { useIsolationPolicy } from './action-queries.ts'
import { Refused } from './isolation-form.tsx'
import { HowMuch, Send, Why } from './isolation-inputs.tsx'
import { calledName, type IsolationType, type PlanKind, secondPersonReason } from './isolation-plan.ts'
import type { ManyOutcome } from './many-outcomes.tsx'
import { consequenceOfMany, missingBeforeMany, type ReadMachine, warningsOfMany } from './many-plan.ts'
import { Lines } from './plan-words.tsx'
import { SecondPerson } from './second-person.tsx'

export interface ManyFormProps {
  kind: PlanKind
  machines: ReadMachine[]
  onAsked: (outcomes: ManyOutcome[]) => void
}

/** One comment and one proof of who asks for all of them; each is its own request. */
export function ManyForm({ kind, machines, onAsked }: ManyFormProps) {
  const me = useMe().data
  const policy = useIsolationPolicy().data
  const request = useRequestAction()
  const [type, setType] = useState<IsolationType>('full')
  const [comment, setComment] = useState('')
  const [typed, setTyped] = useState('')
  const [breakGlass, setBreakGlass] = useState(false)
  const [unproven, setUnproven] = useState<string | null>(null)
  const [sent, setSent] = useState<number | null>(null)

  const ready = machines.flatMap(({ named, machine, leftOut }) => (machine && leftOut === null ? [{ named, machine }] : []))
  const planned = ready.map(({ machine }) => machine)
  const guarded = planned.flatMap(({ tags }) => secondPersonReason(policy, tags, kind) ?? [])
  const missing = missingBeforeMany(ready.length, { comment, typed: typedNameNeeded ? typed : null })
  const verb = kind === 'release' ? 'Release' : 'Isolate'
  const label = `${verb} ${counted(ready.length, 'machine')}`

  function bodyOf(machine: MachineDetail, detectionId: string): RequestMachineAction {
    const needsSecond = secondPersonReason(policy, machine.tags, kind) !== null
    return {
      id: randomUUID(),
      kind,
      comment: comment.trim(),
      detectionId,
      ...(kind === 'isolate' ? { isolationType: type } : {}),
      ...(needsSecond && breakGlass ? { breakGlass } : {}),
    }
  }

  async function send(): Promise<void> {
    const identity = await proveIdentity(label)
    setUnproven(identity.proven ? null : identity.unproven)
    if (!identity.proven) return
    const outcomes: ManyOutcome[] = []
    for (const { named, machine } of ready) {
      setSent(outcomes.length)
      const body = bodyOf(machine, named.detectionId)
      const name = calledName(machine)
      const asked = request.mutateAsync({ machineId: machine.id, body })
      outcomes.push(
        await asked.then(({ id }) => ({ name, actionId: id, error: null })).catch((error) => ({ name, actionId: null, error })),
      )
    }
    setSent(null)
    onAsked(outcomes)
  }

  return (
    <>
      <WhichMachines machines={machines} />
      <View style={styles.words}>
        <Text variant="headline">{consequenceOfMany(planned, kind, type)}</Text>
        <Lines icon="warning" tone="warning" lines={warningsOfMany(planned, kind, type)} />
      </View>
      {kind === 'isolate' ? <HowMuch type={type} onChange={setType} /> : null}
      <Why kind={kind} comment={comment} onChange={setComment} />
      {guarded[0] && policy ? (
        <SecondPerson
          why={`${guarded[0]} It holds for ${guarded.length} of these ${ready.length}; the rest is sent at once.`}
          minutes={policy.expiresMinutes}
          mayBreak={me?.role === 'owner'}
          broken={breakGlass}
          onBreak={setBreakGlass}
        />
      ) : null}
      {typedNameNeeded ? (
        <TextArea
          single
          label={`Type ${ready.length}, the number of machines, to confirm`}
          value={typed}
          onChange={setTyped}
          maxLength={3}
        />
      ) : null}
      <Refused error={null} unproven={unproven} />
      <Send
        kind={kind === 'release' ? 'primary' : 'danger'}
        label={sent === null ? label : `Asking, ${sent} of ${ready.length}`}
        busy={sent !== null}
        missing={missing}
        onPress={() => void send()}
      />
    </>
  )
}

function WhichMachines({ machines }: { machines: ReadMachine[] }) {
  return (
    <Section title="Machines">
      {machines.map(({ named, machine, leftOut }) => (
        <View key={named.detectionId} style={styles.machine}>
          <Text variant="callout" tone={leftOut === null ? 'text' : 'textTertiary'}>
            {machine ? calledName(machine) : named.name}
          </Text>
          {leftOut === null ? null : (
            <Text variant="footnote" tone="textSecondary">
              {`Left out: ${leftOut}`}
            </Text>
          )}
        </View>
      ))}
    </Section>
  )
}

const styles = StyleSheet.create({
  machine: { paddingVertical: space.sm, paddingHorizontal: space.lg, gap: 1 },
  words: { gap: space.sm, paddingHorizontal: space.xs },
})
