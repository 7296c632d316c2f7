import { type RouteConfig, index, route } from '@remix-run/route-config'

/** Every address of the system, grouped by audience. */
export default [
  index('routes/public/home.tsx'),
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('activate', 'routes/account/activate.tsx'),
  route('home', 'routes/account/home.ts'),
] satisfies RouteConfig
