# Users are sent to AWS while it is healthy, and to Azure when it is not.

data "aws_route53_zone" "main" {
  name = var.domain
}

locals {
  # Nothing to point to before the ingress controllers run.
  entries = { for cloud, host in var.ingress_hosts : cloud => host if host != "" }
}

resource "aws_route53_health_check" "ingress" {
  for_each          = local.entries
  fqdn              = each.value
  type              = "HTTPS"
  port              = 443
  resource_path     = "/healthz"
  request_interval  = 10
  failure_threshold = 3
  tags              = { Name = "${local.name}-${each.key}" }
}

resource "aws_route53_record" "shop" {
  for_each        = local.entries
  zone_id         = data.aws_route53_zone.main.zone_id
  name            = "shop.${var.domain}"
  type            = "CNAME"
  ttl             = 60
  records         = [each.value]
  set_identifier  = each.key
  health_check_id = aws_route53_health_check.ingress[each.key].id

  failover_routing_policy {
    type = each.key == "aws" ? "PRIMARY" : "SECONDARY"
  }
}
