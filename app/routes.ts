import { type RouteConfig, index, layout, route } from '@remix-run/route-config'

/** Every address of the system, grouped by audience. */
export default [
  // 公众
  index('routes/public/home.tsx'),
  route('demo', 'routes/public/demo.tsx'),

  // 账号
  route('sign-in', 'routes/account/sign-in.tsx'),
  route('sign-out', 'routes/account/sign-out.ts'),
  route('activate', 'routes/account/activate.tsx'),
  route('home', 'routes/account/home.ts'),

  // 首席质量官
  layout('routes/learn/site.tsx', [
  ]),

  // 考场（没有站点框架）

  // 岗位端：企业、监管、培训、发证、师资、系统
  layout('routes/staff/desk.tsx', [
  ]),

  // 下载
] satisfies RouteConfig
