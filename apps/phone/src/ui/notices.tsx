import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { createContext, type PropsWithChildren, use, useCallback, useEffect, useState } from 'react'
import { AccessibilityInfo, StyleSheet, View } from 'react-native'
import { useSafeAreaInsets } from 'react-native-safe-area-context'
import { Icon } from './icon.tsx'
import { Press } from './press.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface Notice {
  kind: 'done' | 'failed'
  title: string
  words?: string | null
  /** One thing to do about it: Undo, Try again. */
  action?: { label: string; run: () => void } | undefined
}

const NoticeContext = createContext<(notice: Notice) => void>(() => undefined)

const doneMilliseconds = 6_000
// Under the bar, whose way back stays in reach.
const belowBar = minimumTarget + 4 + space.sm

/** Shows notices over the screens below: what is done goes by itself, what failed stays until it is dismissed. */
export function NoticeProvider({ children }: PropsWithChildren) {
  const [notice, setNotice] = useState<Notice | null>(null)
  const notify = useCallback((next: Notice) => {
    setNotice(next)
    AccessibilityInfo.announceForAccessibility([next.title, next.words].filter(Boolean).join('. '))
  }, [])

  useEffect(() => {
    if (notice?.kind !== 'done') return
    const timer = setTimeout(() => setNotice(null), doneMilliseconds)
    return () => clearTimeout(timer)
  }, [notice])

  return (
    <NoticeContext value={notify}>
      {children}
      <View style={styles.place} pointerEvents="box-none">
        {notice ? <NoticeCard notice={notice} onClose={() => setNotice(null)} /> : null}
      </View>
    </NoticeContext>
  )
}

/** How to tell the member what became of something they asked for. */
export function useNotify(): (notice: Notice) => void {
  return use(NoticeContext)
}

function NoticeCard({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { colors } = useTheme()
  const insets = useSafeAreaInsets()
  const { action } = notice
  const failed = notice.kind === 'failed'
  const ink = failed ? colors.danger : colors.success
  // Beside the few words of what is done; under the many of what failed.
  const act = action ? (
    <Press
      role="button"
      onPress={() => {
        onClose()
        action.run()
      }}
      style={styles.action}
    >
      <Text variant="subhead" tone="accent" style={styles.strong}>
        {action.label}
      </Text>
    </Press>
  ) : null
  return (
    <View
      role={failed ? 'alert' : 'status'}
      style={[
        styles.card,
        {
          marginTop: insets.top + belowBar,
          backgroundColor: colors.surface,
          borderColor: failed ? colors.danger : colors.border,
        },
      ]}
    >
      <View style={styles.symbol}>
        <Icon name={failed ? 'warning' : 'check'} color={ink} size={20} weight={2.3} />
      </View>
      <View style={styles.words}>
        <Text variant="subhead" style={styles.strong}>
          {notice.title}
        </Text>
        {notice.words ? (
          <Text variant="footnote" tone="textSecondary" selectable>
            {notice.words}
          </Text>
        ) : null}
        {failed ? act : null}
      </View>
      {failed ? null : act}
      <Press role="button" aria-label="Dismiss" onPress={onClose} style={styles.close}>
        <Icon name="close" color={colors.textTertiary} size={16} weight={2.3} />
      </Press>
    </View>
  )
}

const styles = StyleSheet.create({
  place: { position: 'absolute', top: 0, left: 0, right: 0, alignItems: 'center', paddingHorizontal: space.sm, zIndex: 50 },
  card: {
    flexDirection: 'row',
    alignItems: 'flex-start',
    width: '100%',
    maxWidth: 520,
    paddingLeft: space.md,
    borderRadius: radius.lg,
    borderWidth: StyleSheet.hairlineWidth,
    boxShadow: '0 8px 28px rgba(10, 16, 48, 0.24)',
  },
  symbol: { width: 30, paddingTop: space.md },
  words: { flex: 1, minWidth: 0, gap: 2, paddingVertical: space.md },
  strong: { fontWeight: '600' },
  action: { minHeight: minimumTarget, minWidth: minimumTarget, justifyContent: 'center', alignSelf: 'flex-start' },
  close: { minHeight: minimumTarget, width: minimumTarget, alignItems: 'center', justifyContent: 'center' },
})
