// What the shots do on their pages.
export const button = (page, name) => page.getByRole('button', { name }).first()
export const press = (page, name) => button(page, name).click()

/** A part of the page by its heading. */
export const section = title => page => page.locator('section', { has: page.getByRole('heading', { name: title, level: 2 }) })
export const heading = title => page => page.getByRole('heading', { name: title })
export const row = words => page => page.getByRole('row', { name: words })

export async function fill(page, values) {
  for (const [id, text] of Object.entries(values)) await page.locator(`#${id}`).fill(text)
}

/** Follows a link and waits until its page stands. */
export async function follow(page, name) {
  const before = page.url()
  await page.getByRole('link', { name }).first().click()
  await page.waitForURL(url => url.href !== before)
  await page.locator('h1').first().waitFor()
}

/** Ticks the rows of a list that is dealt with in a batch. */
export async function tick(page, names) {
  for (const name of names) await page.getByRole('row', { name }).getByRole('checkbox').check()
}

/** Chooses the first option of the examination question shown and goes on, so many times. */
export async function answer(page, times) {
  for (let n = 0; n < times; n++) {
    await page.locator('label.choice').first().click()
    await press(page, '下一题')
  }
}

/** From the next page on the reading clock is told to wait for someone to answer; in earnest it asks after 8 to 12 minutes. */
export const askPresence = page =>
  page.addInitScript(() => {
    const ask = globalThis.fetch
    globalThis.fetch = async (url, init) => {
      const answer = await ask(url, init)
      if (!String(url).endsWith('/beats')) return answer
      return new Response(JSON.stringify({ ...(await answer.json()), state: 'ask' }), { status: answer.status, headers: answer.headers })
    }
  })

const options = ['选项一', '选项二', '选项三', '选项四']

/** Nobody reads the bank or the list of claims in a picture, which everybody sees: in each node found its longest text gives way to the words given (in turn, when several). */
export const say = (page, texts) =>
  page.evaluate(given => {
    const wordsOf = node => [...node.childNodes].flatMap(child => (child.nodeType === Node.TEXT_NODE ? [child] : child.nodeType !== Node.ELEMENT_NODE || child.matches('[aria-hidden], .sr-only, .letter') ? [] : wordsOf(child)))
    for (const [selector, words] of Object.entries(given))
      for (const [i, node] of document.querySelectorAll(selector).entries()) {
        const [longest] = wordsOf(node).sort((a, b) => b.nodeValue.length - a.nodeValue.length)
        if (longest) longest.nodeValue = [words].flat()[i % [words].flat().length]
      }
  }, texts)

export const hideQuestion = page => say(page, { 'fieldset legend': '这里是题目。正式题目不公开，图中以此代替（　　）。', 'label.choice': options })
export const hideBank = page => say(page, { '.line-clamp-2': '题干在图中略去', 'p.text-lg': '题干在图中略去（　　）。', 'ol.grid > li': options, 'p.border-l-2': '说清为什么对、为什么错，图中略去。' })
export const hideClaims = page => say(page, { 'ol > li b': '说法在图中略去', 'ol > li p:nth-of-type(2)': '为什么要核，图中略去', 'ol > li p:nth-of-type(3)': '取得哪份文件、对照哪一条，图中略去' })
