// Builds the sites that the tests open, and opens them.

import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const binary = process.env.NEGGUIDE ?? path.join(root, 'target/debug/negguide');

/** A site of the guides in `folder`, which may have errors, with what changed in them; its folder. */
function build(folder, name) {
	const work = fs.mkdtempSync(path.join(os.tmpdir(), `negguide-${name}-`));
	const out = path.join(work, 'site');
	const options = ['build', '--allow-errors', '--no-cache', '-q', '--as-of', '2026-11-29', '--out', out,
		'--changes-since', earlier(folder, path.join(work, 'earlier')), folder];
	try {
		execFileSync(binary, options, { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
	} catch (error) {
		// Guides with errors are published, and the exit code says so.
		if (error.status !== 1) throw error;
	}
	return out;
}

/** The guides in `folder` as they were in `old`: with other figures, and rows of other names. */
function earlier(folder, old) {
	for (const company of fs.readdirSync(folder)) {
		fs.mkdirSync(path.join(old, company), { recursive: true });
		for (const file of fs.readdirSync(path.join(folder, company))) {
			const text = fs.readFileSync(path.join(folder, company, file), 'utf8');
			const changed = text.replace(/(base_low|total_comp_high): (\d)/g, '$1: 1$2').replace(/last_updated: .*/, 'last_updated: 2025-01-02');
			fs.writeFileSync(path.join(old, company, file), changed);
		}
	}
	return old;
}

/** A guide of a company that wants to run scripts, load pictures and break the layout. */
function hostileGuide() {
	const long = 'Superheterodynereceiverengineeringgroups';
	const columns = Array.from({ length: 100 }, (_, at) => `C${at}`);
	const nested = Array.from({ length: 100 }, (_, at) => `${' '.repeat(at * 2)}- level ${at}`).join('\n');
	const bad = '<script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">';
	return `---
company: evil
company_display: '${bad}'
role: data-engineer
role_display: '"><svg onload="window.hacked = 3">'
role_type: standard
last_updated: 2026-11-01
data_quality: low
salary_data_quarter: 2026-Q3
next_review_due: 2026-11-02
compensation:
  - region: '<b onmouseover="window.hacked = 4">${long}</b>'
    base_low: 100000
    base_high: 140000
    stock_low: 40000
    stock_high: 80000
    bonus_pct_low: 5
    bonus_pct_high: 10
    total_comp_low: 115000
    total_comp_high: 390000
    currency: USD
level_mapping:
  internal: '</dd><script>window.hacked = 5</script>'
  raw: '[x](javascript:window.hacked=6) L1 = ${long} L2'
data_sources:
  - name: '<i>${long}</i>'
    url: 'javascript:window.hacked=7'
negotiation_dna_summary: '${bad} | \u202e000,511 | **bold**'
industry: '${long}'
hq_location: '</template><script>window.hacked = 8</script>'
---
### ${bad} | Evil Global Negotiation Guide

| Region | Base Salary | Stock | Bonus | Total Comp |
|---|---|---|---|---|
| <b onmouseover="window.hacked = 4">${long}</b> | $100K–$140K | $40K–$80K | 5–10% | $115K–$390K |

**Negotiation DNA**

${bad} [a](javascript:window.hacked=9) [b](feed:javascript:x) [c](data:text/html,x) ![p](https://pay.example/p.png)

<iframe src="https://pay.example"></iframe> <style>body { display: none }</style>

| ${columns.join(' | ')} |
|${columns.map(() => '---').join('|')}|
| ${columns.join(' | ')} |

${nested}

**Global Levers**

1. **${bad}:** "Say </blockquote><script>window.hacked = 10</script> **this**."

**Evidence & Sources**

- ${long}${long}
`;
}

export const sites = (() => {
	const hostile = fs.mkdtempSync(path.join(os.tmpdir(), 'negguide-evil-'));
	fs.mkdirSync(path.join(hostile, 'guides/evil'), { recursive: true });
	fs.writeFileSync(path.join(hostile, 'guides/evil/data-engineer.md'), hostileGuide());
	return {
		guides: build(path.join(root, 'guides'), 'guides'),
		hostile: build(path.join(hostile, 'guides'), 'hostile'),
	};
})();

const types = { html: 'text/html', css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml' };

/** Serves a folder on this machine; unknown addresses show the site's own page for them. */
export async function serve(folder) {
	const server = createServer((request, response) => {
		const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname).replace(/\/$/, '/index.html');
		let file = path.join(folder, name);
		const found = file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
		if (!found) file = path.join(folder, '404.html');
		response.writeHead(found ? 200 : 404, { 'content-type': types[file.split('.').pop()] ?? 'text/plain' });
		fs.createReadStream(file).pipe(response);
	});
	await new Promise(done => server.listen(0, '127.0.0.1', done));
	return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export const browser = await chromium.launch({
	executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
	args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
		'--disable-component-update', '--disable-sync'],
});

/** Opens pages and notes what goes wrong in them: messages of errors, violated policies, requests elsewhere. */
export async function open(options = {}) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
	const page = await context.newPage();
	const wrong = [];
	page.on('console', message => { if (message.type() === 'error') wrong.push(message.text()); });
	page.on('pageerror', error => wrong.push(error.message));
	page.on('dialog', dialog => { wrong.push('a dialog'); dialog.dismiss(); });
	page.on('request', request => { if (!/^(file:|data:|http:\/\/127\.0\.0\.1)/.test(request.url())) wrong.push(request.url()); });
	return { page, wrong, close: () => context.close() };
}
