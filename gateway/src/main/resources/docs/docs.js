// One page for all services. Nothing is sent to anybody else: without a validator no badge is fetched.
const services = document.getElementById('docs').dataset.services.split(' ')

SwaggerUIBundle({
  dom_id: '#docs',
  urls: services.map(name => ({ name, url: `/api/docs/${name}` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false
})
