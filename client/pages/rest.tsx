/** Which page stands at which address, of those that wait until all words are here. They are named in a file of their own, which comes with these words. */
import { Link, Route, Switch } from 'wouter';
import { later } from '../ui/later.tsx';
import { useText } from '../ui/words.tsx';

const OpinionScreen = later(async () => ({ default: (await import('./screen/screen.tsx')).OpinionScreen }));
const MeetingScreen = later(async () => ({ default: (await import('./screen/screen.tsx')).MeetingScreen }));
const NewOpinion = later(async () => ({ default: (await import('./read/new-opinion.tsx')).NewOpinion }));
const Office = later(async () => ({ default: (await import('./office/office.tsx')).Office }));
const Contribute = later(async () => ({ default: (await import('./contribute/contribute.tsx')).Contribute }));
const Docket = later(async () => ({ default: (await import('./docket/docket.tsx')).Docket }));
const Documents = later(async () => ({ default: (await import('./documents/documents.tsx')).Documents }));
const Meeting = later(async () => ({ default: (await import('./meeting/meeting.tsx')).Meeting }));
const Circulars = later(async () => ({ default: (await import('./circulars/circulars.tsx')).Circulars }));
const AgreedLanguage = later(async () => ({ default: (await import('./agreed/agreed.tsx')).AgreedLanguage }));
const Audit = later(async () => ({ default: (await import('./audit/audit.tsx')).Audit }));
const Timetable = later(async () => ({ default: (await import('./timetable/timetable.tsx')).Timetable }));
const Delegation = later(async () => ({ default: (await import('./delegation/delegation.tsx')).Delegation }));
const Sessions = later(async () => ({ default: (await import('./sessions/sessions.tsx')).Sessions }));

export function Rest() {
  return (
    <Switch>
      <Route path="/o/:id/screen">{({ id }) => <OpinionScreen id={id} />}</Route>
      <Route path="/screen/:meeting">{({ meeting }) => <MeetingScreen meeting={meeting} />}</Route>
      <Route path="/new">
        <NewOpinion />
      </Route>
      <Route path="/office/:section?">{({ section }) => <Office section={section} />}</Route>
      <Route path="/contribute">
        <Contribute />
      </Route>
      <Route path="/docket">
        <Docket />
      </Route>
      <Route path="/documents/*?">
        <Documents />
      </Route>
      <Route path="/meetings/:id">{({ id }) => <Meeting key={id} id={id} />}</Route>
      <Route path="/circulars">
        <Circulars />
      </Route>
      <Route path="/agreed">
        <AgreedLanguage />
      </Route>
      <Route path="/log">
        <Audit />
      </Route>
      <Route path="/timetable">
        <Timetable />
      </Route>
      <Route path="/delegation">
        <Delegation />
      </Route>
      <Route path="/me">
        <Sessions />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}

function NoSuchPage() {
  const { t } = useText();
  return (
    <div className="sheet">
      <p>{t('app.notFound')}</p>
      <Link href="/">{t('app.home')}</Link>
    </div>
  );
}
