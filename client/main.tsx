import '../shared/page/parts/tokens.css';
import '../shared/page/parts/base.css';
import '../shared/page/parts/controls.css';
import '../shared/page/parts/shape.css';
import '../shared/page/parts/states.css';
import '../shared/page/parts/chip.css';
import '../shared/page/parts/button.css';
import '../shared/page/parts/field.css';
import '../shared/page/parts/note.css';
import '../shared/page/parts/top.css';
import '../shared/page/parts/running-calls.css';
import './ui/signs.css';
import './ui/button.css';
import './ui/rows.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './pages/app.tsx';
import { Fallback } from './pages/fallback.tsx';
import { FirstText, FirstTextContext } from './pages/first-text.ts';
import { keepFocus } from './ui/keep-focus.ts';

function begin(): void {
  const place = document.getElementById('app');
  if (place === null) throw new Error('the page has no place for the app');
  keepFocus(place);
  createRoot(place).render(
    <StrictMode>
      <FirstTextContext value={FirstText.onPage()}>
        <Fallback>
          <App />
        </Fallback>
      </FirstTextContext>
    </StrictMode>,
  );
}

// it may come before the end of the page has
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
else begin();
