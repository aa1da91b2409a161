/** Documents: the list, one of them, two laid side by side, and the form that registers one. */
import { Route, Switch } from 'wouter';
import { OnlyFor } from '../only-for.tsx';
import { Begin } from '../report/begin.tsx';
import { Comparison } from './comparison.tsx';
import { DocumentPage } from './document-page.tsx';
import { List } from './list.tsx';
import { Registration } from './registration.tsx';
import './documents.css';

export function Documents() {
  return (
    <Switch>
      <Route path="/documents/new">
        <OnlyFor page="numbers">
          <Registration />
        </OnlyFor>
      </Route>
      <Route path="/documents/report">
        <Begin />
      </Route>
      <Route path="/documents/:before/compare/:after">
        {({ before, after }) => <Comparison key={`${before} ${after}`} before={before} after={after} />}
      </Route>
      <Route path="/documents/:id">{({ id }) => <DocumentPage key={id} id={id} />}</Route>
      <Route>
        <List />
      </Route>
    </Switch>
  );
}
