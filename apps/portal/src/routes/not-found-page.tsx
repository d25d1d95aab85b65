import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/button.tsx'
import { PlainPage } from '../ui/plain-page.tsx'

export function NotFoundPage() {
  return (
    <PlainPage
      title="There is no such page"
      actions={
        <Link to="/settings/vendor-configurations" className={buttonClass('secondary')}>
          Go to Vendor Configurations
        </Link>
      }
    >
      <p>The address may be mistyped, or what was here has been deleted.</p>
    </PlainPage>
  )
}
