import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'

const Toaster = lazy(() => import('../ui/toaster.tsx').then((module) => ({ default: module.Toaster })))

export function RootLayout() {
  return (
    <>
      <Suspense>
        <Outlet />
      </Suspense>
      <Suspense>
        <Toaster />
      </Suspense>
    </>
  )
}
