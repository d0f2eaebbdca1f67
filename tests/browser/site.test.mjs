// The site in a real browser: reading, searching, sorting, comparing, copying, by mouse and by keyboard, from a
// disk and from a host.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, test } from 'node:test';
import { browser, open, serve, sites } from './sites.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const guide = 'google/senior-software-engineer.html';
const pages = ['index.html', guide, 'google/index.html', 'role/senior-software-engineer.html', 'place/new-york.html',
	'roles.html', 'places.html', 'compare.html', 'how-to-read.html', 'changes.html',
	'compare.html#google/senior-software-engineer+netskope/senior-software-engineer'];
const hostile = ['index.html', 'evil/data-engineer.html', 'evil/index.html', 'role/data-engineer.html', 'changes.html',
	'compare.html#evil/data-engineer'];
const at = (site, page) => `file://${site}/${page}`;

after(() => browser.close());

for (const colorScheme of ['light', 'dark']) for (const width of [320, 360, 768, 1280, 1440]) {
	test(`pages are sound, ${colorScheme} at ${width} pixels`, async () => {
		const { page, wrong, close } = await open({ colorScheme, viewport: { width, height: 800 } });
		for (const [site, names] of [[sites.guides, pages], [sites.hostile, hostile]]) for (const name of names) {
			await page.goto(at(site, name));
			await page.waitForTimeout(100);
			const wide = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(wide <= width, `${name} is ${wide} pixels wide`);
			assert.equal(await page.locator('h1').count(), 1, name);
			assert.equal(await page.evaluate(() => window.hacked), undefined, name);
			assert.deepEqual(wrong, [], name);
		}
		await close();
	});
}

for (const colorScheme of ['light', 'dark']) for (const width of [320, 1280]) {
	test(`pages are accessible, ${colorScheme} at ${width} pixels`, async () => {
		// The policy of the pages keeps the checker out, too.
		const { page, close } = await open({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
		for (const [site, names] of [[sites.guides, pages], [sites.hostile, hostile]]) for (const name of names) {
			await page.goto(at(site, name));
			await page.evaluate(axe);
			const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
			const { violations } = await page.evaluate(tags => window.axe.run({ runOnly: tags }), tags);
			const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
			assert.deepEqual(found, [], name);
		}
		await close();
	});
}

test('search finds by short names and with typing errors, by keyboard alone', async () => {
	const { page, wrong, close } = await open();
	await page.goto(at(sites.guides, guide));
	await page.keyboard.press('/');
	assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
	const first = async words => {
		await page.fill('#q', words);
		await page.waitForFunction(() => document.querySelector('[data-hits]:not([hidden]) strong'));
		return page.locator('[data-hits] strong').first().textContent();
	};
	assert.equal(await first('tpm'), 'Technical Program Manager');
	assert.equal(await first('alphabet'), 'Google');
	assert.equal(await first('gogle'), 'Google');
	assert.equal(await first('lodnon'), 'London');
	assert.equal(await first('google pm'), 'Product Manager at Google');
	await page.fill('#q', 'zzzzzz');
	assert.match(await page.locator('[data-hits]').textContent(), /Nothing found/);
	await page.keyboard.press('Escape');
	assert.ok(await page.locator('[data-hits]').first().isHidden());
	await page.fill('#q', 'netskope');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	assert.equal(await page.evaluate(() => document.activeElement.tagName), 'A');
	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Enter');
	await page.waitForURL(/netskope\/index\.html/);
	assert.deepEqual(wrong, []);
	await close();
});

test('rows are sorted within their currency, and filtered', async () => {
	const { page, close } = await open();
	await page.goto(at(sites.guides, 'role/senior-software-engineer.html'));
	const rows = () => page.locator('tbody').first().locator('tr:not(.gh):visible .w-name').allTextContents();
	const before = await rows();
	await page.getByRole('button', { name: 'Company' }).click();
	const byName = await rows();
	assert.deepEqual(byName, [...before].sort((one, other) => one.localeCompare(other)));
	assert.equal(await page.locator('th[data-key=company]').getAttribute('aria-sort'), 'ascending');
	await page.getByRole('button', { name: 'Company' }).click();
	assert.deepEqual(await rows(), [...byName].reverse());
	// What is not stated is last, upward and downward.
	const grants = () => page.locator('tbody').first().locator('tr:not(.gh) [data-l="Grant a year"]').allTextContents();
	for (const first of [/130,000/, /70,000/]) {
		await page.getByRole('button', { name: 'Grant a year' }).click();
		const found = await grants();
		assert.match(found[0], first);
		assert.match(found.at(-1), /not stated/);
	}
	await page.selectOption('[data-filter]', 'london-gb');
	assert.equal(await page.locator('.count').textContent(), '3 rows');
	assert.deepEqual(await page.locator('tbody:visible .gh abbr').allTextContents(), ['GBP']);
	await close();
});

test('chosen guides are compared, and the address holds the choice', async () => {
	const { page, wrong, close } = await open();
	await page.goto(at(sites.guides, 'role/senior-software-engineer.html'));
	await page.locator('.pick input[value^="google/"]').first().check();
	await page.locator('.pick input[value^="netskope/"]').first().check();
	await page.locator('[data-pickbar] a').click();
	await page.waitForSelector('#cmp .card');
	assert.equal(await page.locator('#cmp .heads').first().locator('.card').count(), 2);
	const shared = page.url();
	assert.match(shared, /#google\/senior-software-engineer\+netskope\/senior-software-engineer$/);
	await page.getByRole('button', { name: /^Remove Senior Software Engineer at Netskope/ }).click();
	await page.waitForFunction(() => document.querySelectorAll('#cmp .heads:first-child .card').length === 1);
	await page.fill('#q2', 'jane street software');
	await page.waitForSelector('[data-hits] button');
	await page.keyboard.press('Enter');
	await page.waitForFunction(() => document.querySelectorAll('#cmp .heads:first-child .card').length === 2);
	assert.match(page.url(), /jane-street/);
	await page.goBack();
	await page.waitForFunction(() => document.querySelectorAll('#cmp .heads:first-child .card').length === 1);
	assert.deepEqual(wrong, []);
	await page.goto(`${shared.split('#')[0]}#nobody/nothing`);
	await page.waitForFunction(() => /No such guide/.test(document.querySelector('#cmp').textContent));
	await close();
});

test('scripts and figures are copied as they are shown', async () => {
	const host = await serve(sites.guides);
	const { page, close } = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
	await page.goto(host.address + guide);
	const copied = () => page.evaluate(() => navigator.clipboard.readText());
	const shown = (await page.locator('.levers blockquote').first().textContent()).trim();
	await page.locator('.levers .copy').first().click();
	await page.waitForSelector('.copy.done');
	assert.equal(await copied(), shown);
	assert.ok(!/^["“]|["”]$/.test(shown), shown);
	await page.locator('[data-copy=t-pay]').click();
	await page.waitForTimeout(200);
	const table = (await copied()).split('\n');
	assert.match(table[0], /^Senior Software Engineer at Google: yearly pay, figures from Q4 2025/);
	assert.equal(table[1].split('\t').length, table[2].split('\t').length);
	await close();
	host.close();
});

test('notes open at their figures and close again by keyboard', async () => {
	const { page, close } = await open();
	await page.goto(at(sites.hostile, 'evil/data-engineer.html'));
	const mark = page.locator('.note-mark').first();
	await mark.focus();
	await page.keyboard.press('Enter');
	assert.ok(await page.locator('.note:popover-open').isVisible());
	await page.keyboard.press('Escape');
	assert.equal(await page.locator('.note:popover-open').count(), 0);
	assert.ok(await mark.evaluate(mark => mark === document.activeElement));
	await close();
});

test('a chosen colour scheme stays', async () => {
	const host = await serve(sites.guides);
	const { page, close } = await open();
	await page.goto(host.address);
	await page.selectOption('#theme', 'dark');
	await page.goto(host.address + guide);
	assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
	await close();
	host.close();
});

test('everything is readable without scripts', async () => {
	const { page, close } = await open({ javaScriptEnabled: false });
	await page.goto(at(sites.guides, guide));
	assert.ok(await page.locator('table.pay').isVisible());
	assert.equal(await page.locator('.js:visible').count(), 0);
	await page.goto(at(sites.guides, 'compare.html'));
	assert.match(await page.content(), /<noscript>.*Comparing needs JavaScript/);
	assert.equal(await page.locator('.js:visible').count(), 0);
	await close();
});

test('an address that leads nowhere has a page with links that lead on', async () => {
	const host = await serve(sites.guides);
	const { page, close } = await open();
	await page.goto(`${host.address}google/nothing/at/all.html`);
	assert.equal(await page.locator('h1').textContent(), 'No such page');
	await page.getByRole('link', { name: 'first page' }).click();
	assert.equal(await page.locator('h1').textContent(), 'Compensation negotiation guides');
	await close();
	host.close();
});

test('a guide is two or three pages on paper', async () => {
	const { page, close } = await open();
	await page.goto(at(sites.guides, guide));
	const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
	const count = pdf.match(/\/Type\s*\/Page\b(?!s)/g).length;
	assert.ok(count === 2 || count === 3, `${count} pages`);
	await page.emulateMedia({ media: 'print' });
	assert.equal(await page.locator('nav:visible, button:visible, input:visible').count(), 0);
	await close();
});
